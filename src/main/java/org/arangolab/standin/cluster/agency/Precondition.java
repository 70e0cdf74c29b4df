package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What must hold at a place before a transaction is done. Source: facts/server.md 4.4.
 *
 * @param path     where
 * @param test     {@code old}, {@code oldNot}, {@code oldEmpty}, {@code isArray}, {@code in}, {@code notin},
 *                 {@code intersectionEmpty}
 * @param argument what it is compared with
 */
record Precondition(AgencyPath path, String test, JsonNode argument) {
    private static final List<String> TESTS =
            List.of("old", "oldNot", "oldEmpty", "isArray", "in", "notin", "intersectionEmpty");

    /**
     * The preconditions of one transaction: {@code {"/key":{"old":1}}}; a value that is no object must be equal.
     *
     * @throws org.arangolab.standin.http.ArangoException 400 for what is none
     */
    static List<Precondition> all(JsonNode json) {
        if (!json.isObject()) {
            throw Operation.malformed("expecting an object of preconditions, got " + json);
        }
        List<Precondition> all = new ArrayList<>();
        json.properties().forEach(entry -> add(all, AgencyPath.of(entry.getKey()), entry.getValue()));
        return all;
    }

    private static void add(List<Precondition> all, AgencyPath path, JsonNode value) {
        if (!value.isObject()) {
            all.add(new Precondition(path, "old", value));
            return;
        }
        value.properties().forEach(test -> {
            if (!TESTS.contains(test.getKey())) {
                throw Operation.malformed("unknown precondition '" + test.getKey() + "' at " + path
                        + ", expecting one of " + String.join(", ", TESTS));
            }
            all.add(new Precondition(path, test.getKey(), test.getValue()));
        });
    }

    boolean holds(JsonNode value) {
        return switch (test) {
            case "old" -> Values.same(value, argument);
            case "oldNot" -> !Values.same(value, argument);
            case "oldEmpty" -> value.isMissingNode() == argument.asBoolean();
            case "isArray" -> value.isArray() == argument.asBoolean();
            case "in" -> holdsItem(value, argument);
            case "notin" -> !holdsItem(value, argument);
            case "intersectionEmpty" -> items(argument).stream().noneMatch(item -> holdsItem(value, item));
            default -> throw new IllegalStateException("no precondition is called " + test);
        };
    }

    private static boolean holdsItem(JsonNode array, JsonNode wanted) {
        return array.isArray() && items(array).stream().anyMatch(item -> Values.same(item, wanted));
    }

    private static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
