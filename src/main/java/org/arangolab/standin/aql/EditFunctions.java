package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/** Arrays with members added, removed or replaced; the argument itself is never changed. */
final class EditFunctions {
    private EditFunctions() {
    }

    static Optional<AqlFunction> named(String name) {
        return Optional.ofNullable(switch (name) {
            case "PUSH" -> AqlFunction.of(name, 2, 3, EditFunctions::push);
            case "UNSHIFT" -> AqlFunction.of(name, 2, 3, EditFunctions::unshift);
            case "APPEND" -> AqlFunction.of(name, 2, 3, EditFunctions::append);
            case "POP" -> AqlFunction.of(name, 1, call -> shorten(call, call.value(0).size() - 1));
            case "SHIFT" -> AqlFunction.of(name, 1, call -> shorten(call, 0));
            case "REMOVE_VALUE" -> AqlFunction.of(name, 2, 3, EditFunctions::removeValue);
            case "REMOVE_VALUES" -> AqlFunction.of(name, 2, EditFunctions::removeValues);
            case "REMOVE_NTH" -> AqlFunction.of(name, 2, EditFunctions::removeNth);
            case "REPLACE_NTH" -> AqlFunction.of(name, 3, 4, EditFunctions::replaceNth);
            case "INTERLEAVE" -> AqlFunction.of(name, 2, AqlFunction.UNLIMITED, EditFunctions::interleave);
            default -> null;
        });
    }

    private static ArrayNode where(JsonNode array, IntPredicate keep) {
        ArrayNode kept = Json.array();
        for (int i = 0; i < array.size(); i++) {
            if (keep.test(i)) {
                kept.add(array.get(i));
            }
        }
        return kept;
    }

    private static ArrayNode copy(JsonNode array) {
        return where(array, i -> true);
    }

    private static JsonNode push(Call call) {
        JsonNode array = call.value(0);
        if (!array.isArray() && !array.isNull()) {
            return call.invalid();
        }
        boolean there = call.flag(2) && Relation.IN.holds(call.value(1), array);
        return there ? array : copy(array).add(call.value(1));
    }

    private static JsonNode unshift(Call call) {
        JsonNode array = call.value(0);
        if (!array.isArray() && !array.isNull()) {
            return call.invalid();
        }
        boolean there = call.flag(2) && Relation.IN.holds(call.value(1), array);
        return there ? array : copy(array).insert(0, call.value(1));
    }

    private static JsonNode append(Call call) {
        JsonNode array = call.value(0);
        JsonNode more = call.value(1);
        if (more.isNull() || more.isArray() && more.isEmpty()) {
            return array;
        }
        if (array.isNull()) {
            return more;
        }
        if (!array.isArray()) {
            return call.invalid();
        }
        ArrayNode all = copy(array);
        if (more.isArray()) {
            more.forEach(all::add);
        } else {
            all.add(more);
        }
        return call.flag(2) ? Sets.unique(all) : all;
    }

    private static JsonNode shorten(Call call, int without) {
        if (call.value(0).isNull()) {
            return Values.NULL;
        }
        return call.value(0).isArray() ? where(call.value(0), i -> i != without) : call.invalid();
    }

    private static JsonNode removeValue(Call call) {
        JsonNode array = call.value(0);
        if (!array.isArray()) {
            return array.isNull() ? Json.array() : call.invalid();
        }
        boolean limited = !call.value(2).isNull();
        long limit = call.integer(2);
        ArrayNode kept = Json.array();
        for (JsonNode member : array) {
            if ((!limited || limit != 0) && Ordering.equal(member, call.value(1))) {
                limit--;
            } else {
                kept.add(member);
            }
        }
        return kept;
    }

    private static JsonNode removeValues(Call call) {
        JsonNode array = call.value(0);
        JsonNode values = call.value(1);
        if (values.isNull()) {
            return array;
        }
        if (array.isNull()) {
            return Json.array();
        }
        boolean arrays = array.isArray() && values.isArray();
        return arrays ? where(array, i -> !Relation.IN.holds(array.get(i), values)) : call.invalid();
    }

    private static JsonNode removeNth(Call call) {
        JsonNode array = call.value(0);
        if (!array.isArray()) {
            return array.isNull() ? Json.array() : call.invalid();
        }
        double position = call.number(1);
        if (position >= array.size() || position < -array.size()) {
            return array;
        }
        int without = (int) (position < 0 ? position + array.size() : position);
        return where(array, i -> i != without);
    }

    private static JsonNode replaceNth(Call call) {
        JsonNode array = call.value(0);
        if (!array.isArray()) {
            return call.invalid();
        }
        long position = call.integer(1);
        long target = position < 0 ? Math.max(0, array.size() + position) : position;
        if (call.value(1).isNull() || target > array.size() && !call.has(3)) {
            throw QueryPhase.EXECUTING.errorFor(ErrorCode.QUERY_FUNCTION_ARGUMENT_TYPE_MISMATCH, call.name());
        }
        ArrayNode result = copy(array);
        while (result.size() < target) {
            result.add(call.value(3));
        }
        if (target == result.size()) {
            return result.add(call.value(2));
        }
        result.set((int) target, call.value(2));
        return result;
    }

    private static JsonNode interleave(Call call) {
        int longest = 0;
        for (JsonNode array : call.arguments()) {
            if (!array.isArray()) {
                return call.noArray();
            }
            longest = Math.max(longest, array.size());
        }
        ArrayNode all = Json.array();
        for (int i = 0; i < longest; i++) {
            for (JsonNode array : call.arguments()) {
                if (i < array.size()) {
                    all.add(array.get(i));
                }
            }
        }
        return all;
    }
}
