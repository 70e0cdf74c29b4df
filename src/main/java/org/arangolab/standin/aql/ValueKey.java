package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A value as the key of a set or map, by AQL's equality: 1 and 1.0 are one key, and so are [1] and [1, null]. */
final class ValueKey {
    private final JsonNode value;
    private final int hash;

    ValueKey(JsonNode value) {
        this.value = value;
        this.hash = hash(value);
    }

    JsonNode value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueKey key && key.hash == hash && Ordering.equal(value, key.value);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    private static int hash(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> value.booleanValue() ? 1231 : 1237;
            case NUMBER -> Double.hashCode(value.doubleValue() + 0.0);
            case STRING -> value.textValue().hashCode();
            case ARRAY -> array(value);
            case OBJECT -> object(value);
            default -> 0;
        };
    }

    /** Nulls at the end do not count, since a shorter array is filled up with them in comparisons. */
    private static int array(JsonNode array) {
        int hash = 0;
        int factor = 31;
        for (int i = 0; i < array.size(); i++) {
            hash += factor * hash(array.get(i));
            factor *= 31;
        }
        return hash;
    }

    private static int object(JsonNode object) {
        int hash = 0;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!field.getValue().isNull()) {
                hash += field.getKey().hashCode() ^ 31 * hash(field.getValue());
            }
        }
        return hash;
    }
}
