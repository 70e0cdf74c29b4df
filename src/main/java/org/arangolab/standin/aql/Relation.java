package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;

/** How two values are compared. */
enum Relation {
    EQ, NE, LT, LE, GT, GE, IN, NOT_IN;

    /** Whether it holds. {@code IN} and {@code NOT IN} are both false when the right side is no array. */
    boolean holds(JsonNode left, JsonNode right) {
        return switch (this) {
            case EQ -> Ordering.equal(left, right);
            case NE -> !Ordering.equal(left, right);
            case LT -> Ordering.COLLATED.compare(left, right) < 0;
            case LE -> Ordering.COLLATED.compare(left, right) <= 0;
            case GT -> Ordering.COLLATED.compare(left, right) > 0;
            case GE -> Ordering.COLLATED.compare(left, right) >= 0;
            case IN -> right.isArray() && contains(right, left);
            case NOT_IN -> right.isArray() && !contains(right, left);
        };
    }

    private static boolean contains(JsonNode array, JsonNode value) {
        for (int i = 0; i < array.size(); i++) {
            if (Ordering.equal(array.get(i), value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the right side must be an array. */
    boolean needsArray() {
        return this == IN || this == NOT_IN;
    }
}
