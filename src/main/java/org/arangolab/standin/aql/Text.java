package org.arangolab.standin.aql;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** Values as text, as {@code TO_STRING} and {@code JSON_STRINGIFY} give them. */
final class Text {
    private Text() {
    }

    /** Null is empty, a string is itself, everything else is JSON without blanks. */
    static String of(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        return value.isNull() ? "" : json(value);
    }

    /** JSON without blanks. */
    static String json(JsonNode value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /** A text as a value. */
    static JsonNode node(String text) {
        return TextNode.valueOf(text);
    }

    /** How many characters, a surrogate pair being one. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static void write(JsonNode value, StringBuilder out) {
        switch (value.getNodeType()) {
            case NUMBER -> out.append(Numbers.render(value));
            case STRING -> quote(value.textValue(), out);
            case ARRAY -> array(value, out);
            case OBJECT -> object(value, out);
            default -> out.append(value.asText());
        }
    }

    private static void array(JsonNode array, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(array.get(i), out);
        }
        out.append(']');
    }

    private static void object(JsonNode object, StringBuilder out) {
        out.append('{');
        String comma = "";
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            quote(field.getKey(), out.append(comma));
            write(field.getValue(), out.append(':'));
            comma = ",";
        }
        out.append('}');
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, out);
        out.append('"');
    }
}
