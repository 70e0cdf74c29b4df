package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;

/** AQL's types and truth: {@code null < bool < number < string < array < object}. */
final class Values {
    static final JsonNode NULL = NullNode.getInstance();

    private Values() {
    }

    /** The rank of a value's type in AQL's order of all values. */
    static int rank(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> 1;
            case NUMBER -> 2;
            case STRING, BINARY -> 3;
            case ARRAY -> 4;
            case OBJECT, POJO -> 5;
            case NULL, MISSING -> 0;
        };
    }

    /** The name that {@code TYPENAME} gives. */
    static String typeName(JsonNode value) {
        return switch (rank(value)) {
            case 1 -> "bool";
            case 2 -> "number";
            case 3 -> "string";
            case 4 -> "array";
            case 5 -> "object";
            default -> "null";
        };
    }

    /** False are null, false, zero and the empty string; arrays and objects are true even when empty. */
    static boolean isTrue(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.doubleValue() != 0.0;
            case STRING -> !value.textValue().isEmpty();
            case ARRAY, OBJECT, BINARY, POJO -> true;
            case NULL, MISSING -> false;
        };
    }

    /** A boolean as a value. */
    static JsonNode of(boolean value) {
        return BooleanNode.valueOf(value);
    }

    /** An attribute of an object; null when there is none, or when it is no object. */
    static JsonNode attribute(JsonNode value, String name) {
        if (!value.isObject()) {
            return NULL;
        }
        JsonNode found = value.get(name);
        return found == null ? NULL : found;
    }

    /** An element of an array, counted from its end when negative; null when out of bounds. */
    static JsonNode element(JsonNode array, long index) {
        long position = index < 0 ? array.size() + index : index;
        return position < 0 || position >= array.size() ? NULL : array.get((int) position);
    }
}
