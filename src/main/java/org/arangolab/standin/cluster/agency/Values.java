package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/** When two JSON values are the same: 1 and 1.0 are, whatever they are stored as. */
final class Values {
    private static final Comparator<JsonNode> NUMBERS = (left, right) -> {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        return left.equals(right) ? 0 : 1;
    };

    private Values() {
    }

    static boolean same(JsonNode left, JsonNode right) {
        return left.equals(NUMBERS, right);
    }
}
