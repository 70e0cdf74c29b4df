package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Optional;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/** Finding strings in strings. */
final class SearchFunctions {
    private SearchFunctions() {
    }

    static Optional<AqlFunction> named(String name) {
        return Optional.ofNullable(switch (name) {
            case "CONTAINS" -> AqlFunction.of(name, 2, 3, SearchFunctions::contains);
            case "FIND_FIRST" -> AqlFunction.of(name, 2, 4, call -> find(call, false));
            case "FIND_LAST" -> AqlFunction.of(name, 2, 4, call -> find(call, true));
            case "STARTS_WITH" -> AqlFunction.of(name, 2, 3, SearchFunctions::startsWith);
            case "LIKE" -> AqlFunction.of(name, 2, 3, SearchFunctions::like);
            case "SPLIT" -> AqlFunction.of(name, 1, 3, SearchFunctions::split);
            case "SUBSTITUTE" -> AqlFunction.of(name, 2, 4, Substitution::apply);
            case "LEVENSHTEIN_DISTANCE" ->
                    AqlFunction.of(name, 2, call -> Numbers.of((long) EditDistance.of(call.text(0), call.text(1))));
            default -> null;
        });
    }

    /** An empty text is contained in none. */
    private static JsonNode contains(Call call) {
        String text = call.text(0);
        String search = call.text(1);
        int found = search.isEmpty() ? -1 : text.indexOf(search);
        if (!call.flag(2)) {
            return Values.of(found >= 0);
        }
        return Numbers.of(found < 0 ? -1L : text.codePointCount(0, found));
    }

    private static JsonNode find(Call call, boolean last) {
        String text = call.text(0);
        String search = call.text(1);
        long start = call.integer(2);
        boolean bounded = !call.value(3).isNull();
        long end = bounded ? call.integer(3) : text.length();
        if (start < 0 || bounded && (end < start || end < 0)) {
            return Numbers.of(-1L);
        }
        if (search.isEmpty()) {
            return Numbers.of(last ? end + (bounded ? 1 : 0) : start);
        }
        return Numbers.of(last ? findLast(text, search, start, end) : findFirst(text, search, start, end));
    }

    private static long findFirst(String text, String search, long start, long end) {
        int found = start > text.length() ? -1 : text.indexOf(search, (int) start);
        return found >= 0 && found + search.length() - 1 <= end ? found : -1;
    }

    private static long findLast(String text, String search, long start, long end) {
        long latest = Math.min(end - search.length() + 1, text.length());
        int found = latest < 0 ? -1 : text.lastIndexOf(search, (int) latest);
        return found >= start ? found : -1;
    }

    private static JsonNode startsWith(Call call) {
        if (!call.value(0).isTextual()) {
            return call.invalid();
        }
        String text = call.text(0);
        if (call.value(1).isArray()) {
            return startsWithSome(call, text);
        }
        return call.value(1).isTextual() && !call.has(2) ? Values.of(text.startsWith(call.text(1))) : call.invalid();
    }

    private static JsonNode startsWithSome(Call call, String text) {
        long matches = 0;
        for (JsonNode prefix : call.value(1)) {
            if (!prefix.isTextual()) {
                return call.invalid();
            }
            matches += text.startsWith(prefix.textValue()) ? 1 : 0;
        }
        return Values.of(matches >= (call.has(2) ? call.integer(2) : 1));
    }

    private static JsonNode like(Call call) {
        return call.run().patterns().like(call.text(1), call.flag(2))
                .map(pattern -> Values.of(pattern.matcher(call.text(0)).matches()))
                .orElseGet(() -> call.warning(ErrorCode.QUERY_INVALID_REGEX));
    }

    private static JsonNode split(Call call) {
        if (call.has(2) && !call.value(2).isNumber() || call.value(1).isObject()) {
            return call.invalid();
        }
        long limit = call.has(2) ? call.integer(2) : Long.MAX_VALUE;
        if (limit < 0) {
            return Values.NULL;
        }
        ArrayNode parts = Json.array();
        if (limit == 0) {
            return parts;
        }
        return call.has(1) ? Splitter.split(call.text(0), call.value(1), limit, parts) : parts.add(call.value(0));
    }
}
