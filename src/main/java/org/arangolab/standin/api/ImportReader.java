package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/**
 * Reads the body of an import and hands out its documents one by one: JSON lines, one JSON array, or rows of values
 * under a row of attribute names.
 */
final class ImportReader {
    private static final int CONTEXT = 255;

    /** Takes what the reader finds; positions count from 1. */
    interface Sink {
        /** A value, which should be an object. */
        void value(int position, JsonNode value);

        /** A blank line. */
        void blank();

        /** Something that cannot become a document; the text says why. */
        void broken(int position, String why);
    }

    private final byte[] body;
    private final Sink sink;
    private final boolean ignoreMissing;

    ImportReader(byte[] body, boolean ignoreMissing, Sink sink) {
        this.body = body;
        this.ignoreMissing = ignoreMissing;
        this.sink = sink;
    }

    /** Reads everything, in the form that the query parameter {@code type} names; an empty text means rows. */
    void read(String type) {
        switch (type) {
            case "documents" -> lines();
            case "list", "array" -> array();
            case "auto" -> guess();
            case "" -> rows();
            default -> throw new ArangoException(ErrorCode.BAD_PARAMETER, "invalid value '" + type
                    + "' for parameter 'type', expecting documents, list, array or auto");
        }
    }

    private void guess() {
        int first = 0;
        while (first < body.length && Character.isWhitespace(body[first])) {
            first++;
        }
        if (first < body.length && body[first] == '[') {
            array();
        } else {
            lines();
        }
    }

    private void array() {
        JsonNode array = Json.parse(body);
        if (!array.isArray()) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "expecting a JSON array in the request");
        }
        for (int i = 0; i < array.size(); i++) {
            sink.value(i + 1, array.get(i));
        }
    }

    private void lines() {
        eachLine(0, (position, line) -> {
            JsonNode value = parse(position, line);
            if (value != null) {
                sink.value(position, value);
            }
        });
    }

    private void rows() {
        int end = endOfLine(0);
        JsonNode names = Json.parse(text(0, end).getBytes(StandardCharsets.UTF_8));
        if (!names.isArray() || names.isEmpty()) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER,
                    "no JSON array of attribute names found in first line");
        }
        names.forEach(ImportReader::requireName);
        eachLine(end + 1, (position, line) -> {
            JsonNode values = parse(position, line);
            if (values != null) {
                row(position, names, values);
            }
        });
    }

    private static void requireName(JsonNode name) {
        if (!name.isTextual() || name.textValue().isEmpty()) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER,
                    "no JSON string list found in first line: an attribute name must be a non-empty string");
        }
    }

    private void row(int position, JsonNode names, JsonNode values) {
        if (!values.isArray()) {
            sink.broken(position, "no valid JSON array data");
        } else if (values.size() != names.size() && !ignoreMissing) {
            sink.broken(position, "wrong number of JSON values (got " + values.size() + ", expected "
                    + names.size() + ")");
        } else {
            ObjectNode document = Json.object();
            for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
                document.set(names.get(i).textValue(), values.get(i));
            }
            sink.value(position, document);
        }
    }

    /** What is done with one line that is not blank. */
    private interface LineWork {
        void accept(int position, String line);
    }

    private void eachLine(int start, LineWork work) {
        int position = 0;
        for (int at = start; at < body.length;) {
            int end = endOfLine(at);
            String line = text(at, end).strip();
            position++;
            if (line.isEmpty()) {
                sink.blank();
            } else {
                work.accept(position, line);
            }
            at = end + 1;
        }
    }

    private int endOfLine(int start) {
        int end = start;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        return end;
    }

    private String text(int start, int end) {
        return new String(body, start, end - start, StandardCharsets.UTF_8);
    }

    private JsonNode parse(int position, String line) {
        try {
            return Json.parse(line.getBytes(StandardCharsets.UTF_8));
        } catch (ArangoException e) {
            sink.broken(position, "invalid JSON type (expecting object, probably parse error), offending context: "
                    + shortened(line));
            return null;
        }
    }

    /** The first 255 characters, and dots when there are more. */
    static String shortened(String text) {
        return text.length() > CONTEXT ? text.substring(0, CONTEXT) + "..." : text;
    }
}
