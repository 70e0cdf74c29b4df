package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.arangolab.standin.http.Json;

/** Looking into arrays. What is no array is null and a warning. */
final class ArrayFunctions {
    private ArrayFunctions() {
    }

    static Optional<AqlFunction> named(String name) {
        return Optional.ofNullable(switch (name) {
            case "LENGTH", "COUNT" -> AqlFunction.of("LENGTH", 1, ArrayFunctions::length);
            case "FIRST" -> array(name, array -> Values.element(array, 0));
            case "LAST" -> array(name, array -> Values.element(array, -1));
            case "NTH" -> AqlFunction.of(name, 2, ArrayFunctions::nth);
            case "POSITION", "CONTAINS_ARRAY" -> AqlFunction.of("POSITION", 2, 3, ArrayFunctions::position);
            case "REVERSE" -> AqlFunction.of(name, 1, ArrayFunctions::reverse);
            case "SLICE" -> AqlFunction.of(name, 2, 3, ArrayFunctions::slice);
            case "FLATTEN" -> AqlFunction.of(name, 1, 2, ArrayFunctions::flatten);
            case "UNIQUE" -> array(name, Sets::unique);
            case "SORTED" -> array(name, Sets::sorted);
            case "SORTED_UNIQUE" -> array(name, Sets::sortedUnique);
            case "COUNT_DISTINCT", "COUNT_UNIQUE" ->
                    array("COUNT_DISTINCT", array -> Numbers.of((long) Sets.keys(array).size()));
            default -> null;
        });
    }

    private static AqlFunction array(String name, UnaryOperator<JsonNode> function) {
        return AqlFunction.of(name, 1,
                call -> call.value(0).isArray() ? function.apply(call.value(0)) : call.noArray());
    }

    /** Of an array or object its size, of a text or number its characters, of true 1, of false and null 0. */
    private static JsonNode length(Call call) {
        JsonNode value = call.value(0);
        return Numbers.of(switch (value.getNodeType()) {
            case ARRAY, OBJECT -> value.size();
            case STRING, NUMBER -> Text.length(Text.of(value));
            default -> Values.isTrue(value) ? 1L : 0L;
        });
    }

    private static JsonNode nth(Call call) {
        if (!call.value(0).isArray()) {
            return call.noArray();
        }
        long position = call.integer(1);
        return position < 0 ? Values.NULL : Values.element(call.value(0), position);
    }

    private static JsonNode position(Call call) {
        JsonNode array = call.value(0);
        if (!array.isArray()) {
            return call.noArray();
        }
        long found = -1;
        for (int i = 0; i < array.size() && found < 0; i++) {
            if (Ordering.equal(array.get(i), call.value(1))) {
                found = i;
            }
        }
        return call.flag(2) ? Numbers.of(found) : Values.of(found >= 0);
    }

    private static JsonNode reverse(Call call) {
        JsonNode value = call.value(0);
        if (value.isTextual()) {
            return Text.node(new StringBuilder(value.textValue()).reverse().toString());
        }
        if (!value.isArray()) {
            return call.noArray();
        }
        ArrayNode reversed = Json.array();
        for (int i = value.size() - 1; i >= 0; i--) {
            reversed.add(value.get(i));
        }
        return reversed;
    }

    private static JsonNode slice(Call call) {
        JsonNode array = call.value(0);
        if (!array.isArray()) {
            return call.invalid();
        }
        long start = call.integer(1);
        long from = start < 0 ? Math.max(0, array.size() + start) : start;
        long length = call.value(2).isNull() ? array.size() : call.integer(2);
        long to = length >= 0 ? from + length : Math.max(0, array.size() + length);
        ArrayNode part = Json.array();
        for (long i = from; i < Math.min(to, array.size()); i++) {
            part.add(array.get((int) i));
        }
        return part;
    }

    private static JsonNode flatten(Call call) {
        if (!call.value(0).isArray()) {
            return call.noArray();
        }
        double depth = call.has(1) ? Math.max(1, call.number(1)) : 1;
        return flatten(call.value(0), (long) depth, Json.array());
    }

    private static ArrayNode flatten(JsonNode from, long depth, ArrayNode into) {
        for (JsonNode member : from) {
            if (member.isArray() && depth > 0) {
                flatten(member, depth - 1, into);
            } else {
                into.add(member);
            }
        }
        return into;
    }
}
