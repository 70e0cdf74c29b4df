package org.arangolab.standin.tools.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.arangolab.standin.http.Json;

/** Writes documents in one of the formats. Source: facts/client-tools.md 9. */
abstract class DocumentWriter implements AutoCloseable {
    private final OutputStream out;
    private long written;

    DocumentWriter(OutputStream out) {
        this.out = out;
    }

    abstract void document(JsonNode document) throws IOException;

    /** What stands behind the last document. */
    abstract void end() throws IOException;

    final void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    final void write(byte[] bytes) throws IOException {
        written += bytes.length;
        out.write(bytes);
    }

    /** Bytes before compression. */
    final long written() {
        return written;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** One document a line; or one array, with a document a line. */
    static final class Lines extends DocumentWriter {
        private final boolean array;
        private boolean first = true;

        Lines(OutputStream out, boolean array) throws IOException {
            super(out);
            this.array = array;
            if (array) {
                write("[");
            }
        }

        @Override
        void document(JsonNode document) throws IOException {
            if (array) {
                write(first ? "\n" : ",\n");
                first = false;
            }
            write(Json.bytes(document));
            if (!array) {
                write("\n");
            }
        }

        @Override
        void end() throws IOException {
            if (array) {
                write("\n]\n");
            }
        }
    }

    /** Some attributes as a row. */
    static final class Rows extends DocumentWriter {
        private static final String FORMULA = "=+-@\t\r";
        private final List<String> fields;
        private final boolean escapeFormulae;

        Rows(OutputStream out, List<String> fields, boolean escapeFormulae) throws IOException {
            super(out);
            this.fields = fields;
            this.escapeFormulae = escapeFormulae;
            write(String.join(",", fields.stream().map(Rows::quoted).toList()) + "\n");
        }

        @Override
        void document(JsonNode document) throws IOException {
            write(String.join(",", fields.stream().map(field -> cell(document.path(field))).toList()) + "\n");
        }

        private String cell(JsonNode value) {
            if (value.isMissingNode() || value.isNull()) {
                return "";
            }
            if (value.isNumber() || value.isBoolean()) {
                return value.asText();
            }
            String text = value.isTextual() ? value.textValue() : value.toString();
            boolean formula = escapeFormulae && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
            return quoted(formula ? "'" + text : text);
        }

        private static String quoted(String text) {
            return "\"" + text.replace("\"", "\"\"") + "\"";
        }

        @Override
        void end() {
            // a table has no end mark
        }
    }

    /** Elements {@code doc} with an {@code att} for each attribute. */
    static final class Elements extends DocumentWriter {
        Elements(OutputStream out, String name) throws IOException {
            super(out);
            write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<collection name=\""
                    + escaped(name) + "\">\n");
        }

        @Override
        void document(JsonNode document) throws IOException {
            StringBuilder text = new StringBuilder("<doc key=\"").append(escaped(document.path("_key").asText()))
                    .append("\">\n");
            document.properties().stream().filter(attribute -> !attribute.getKey().equals("_key"))
                    .forEach(attribute -> attribute(text, attribute.getKey(), attribute.getValue()));
            write(text.append("</doc>\n").toString());
        }

        private static void attribute(StringBuilder text, String name, JsonNode value) {
            text.append("<att name=\"").append(escaped(name)).append('"');
            if (value.isObject()) {
                text.append(">\n");
                value.properties().forEach(inner -> attribute(text, inner.getKey(), inner.getValue()));
                text.append("</att>\n");
            } else if (value.isArray()) {
                text.append(">\n");
                value.forEach(item -> attribute(text, "list-element", item));
                text.append("</att>\n");
            } else {
                text.append(" type=\"").append(value.isNumber() ? "real" : "string").append("\" value=\"")
                        .append(escaped(value.asText())).append("\"/>\n");
            }
        }

        static String escaped(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
        }

        @Override
        void end() throws IOException {
            write("</collection>\n");
        }
    }
}
