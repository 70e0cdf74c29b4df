package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/** Ranges as arrays; ArangoDB refuses to make one of more than ten million numbers. */
final class Ranges {
    private static final double LIMIT = 10_000_000;

    private Ranges() {
    }

    /** All whole numbers between two, both included, upwards or downwards. */
    static JsonNode array(long from, long to) {
        check(Math.abs((double) to - from));
        ArrayNode array = Json.array();
        int direction = from <= to ? 1 : -1;
        for (long value = from; value != to; value += direction) {
            array.add(value);
        }
        return array.add(to);
    }

    /** Numbers from one towards another, a step apart; the step must point there. */
    static JsonNode array(double from, double to, double step) {
        check((to - from) / step);
        ArrayNode array = Json.array();
        for (double value = from; step > 0 ? value <= to : value >= to; value += step) {
            array.add(Numbers.of(value));
        }
        return array;
    }

    private static void check(double size) {
        if (size > LIMIT) {
            throw QueryPhase.EXECUTING.errorFor(ErrorCode.RESOURCE_LIMIT, "");
        }
    }
}
