package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.arangolab.standin.http.Json;

/** Arrays as sets; ArangoDB leaves the order of the results open, here it is that of first appearance. */
final class SetFunctions {
    private SetFunctions() {
    }

    static Optional<AqlFunction> named(String name) {
        return Optional.ofNullable(switch (name) {
            case "UNION" -> of(name, call -> union(call, false));
            case "UNION_DISTINCT" -> of(name, call -> union(call, true));
            case "INTERSECTION" -> of(name, SetFunctions::intersection);
            case "MINUS" -> of(name, SetFunctions::minus);
            case "OUTERSECTION" -> of(name, SetFunctions::outersection);
            case "JACCARD" -> AqlFunction.of(name, 2, SetFunctions::jaccard);
            default -> null;
        });
    }

    private static AqlFunction of(String name, AqlFunction.Body body) {
        return AqlFunction.of(name, 2, AqlFunction.UNLIMITED, body);
    }

    private static boolean allArrays(Call call) {
        for (JsonNode value : call.arguments()) {
            if (!value.isArray()) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode union(Call call, boolean distinct) {
        if (!allArrays(call)) {
            return call.invalid();
        }
        ArrayNode all = Json.array();
        for (JsonNode array : call.arguments()) {
            array.forEach(all::add);
        }
        return distinct ? Sets.unique(all) : all;
    }

    private static JsonNode intersection(Call call) {
        if (!allArrays(call)) {
            return call.noArray();
        }
        Set<ValueKey> common = Sets.keys(call.value(0));
        for (JsonNode array : call.arguments()) {
            common.retainAll(Sets.keys(array));
        }
        return Sets.array(common);
    }

    private static JsonNode minus(Call call) {
        if (!allArrays(call)) {
            return call.invalid();
        }
        Set<ValueKey> rest = Sets.keys(call.value(0));
        for (int i = 1; i < call.count(); i++) {
            rest.removeAll(Sets.keys(call.value(i)));
        }
        return Sets.array(rest);
    }

    private static JsonNode outersection(Call call) {
        if (!allArrays(call)) {
            return call.noArray();
        }
        Map<ValueKey, Integer> counts = new LinkedHashMap<>();
        for (JsonNode array : call.arguments()) {
            array.forEach(member -> counts.merge(new ValueKey(member), 1, Integer::sum));
        }
        counts.values().removeIf(count -> count > 1);
        return Sets.array(counts.keySet());
    }

    private static JsonNode jaccard(Call call) {
        if (!allArrays(call)) {
            return call.noArray();
        }
        Set<ValueKey> all = Sets.keys(call.value(0));
        Set<ValueKey> common = new HashSet<>(all);
        Set<ValueKey> other = Sets.keys(call.value(1));
        common.retainAll(other);
        all.addAll(other);
        return Numbers.of(all.isEmpty() ? 1.0 : (double) common.size() / all.size());
    }
}
