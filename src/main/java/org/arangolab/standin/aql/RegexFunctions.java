package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/** Regular expressions. An invalid one is null and a warning. */
final class RegexFunctions {
    private RegexFunctions() {
    }

    static Optional<AqlFunction> named(String name) {
        return Optional.ofNullable(switch (name) {
            case "REGEX_TEST" -> AqlFunction.of(name, 2, 3, call ->
                    with(call, 2, pattern -> Values.of(pattern.matcher(call.text(0)).find())));
            case "REGEX_MATCHES" -> AqlFunction.of(name, 2, 3, call ->
                    with(call, 2, pattern -> matches(pattern, call.text(0))));
            case "REGEX_REPLACE" -> AqlFunction.of(name, 3, 4, call ->
                    with(call, 3, pattern -> replace(pattern, call)));
            case "REGEX_SPLIT" -> AqlFunction.of(name, 2, 4, RegexFunctions::split);
            default -> null;
        });
    }

    private static JsonNode with(Call call, int ignoreCase, Function<Pattern, JsonNode> use) {
        return call.run().patterns().regex(call.text(1), call.flag(ignoreCase))
                .map(use)
                .orElseGet(() -> call.warning(ErrorCode.QUERY_INVALID_REGEX));
    }

    private static JsonNode matches(Pattern pattern, String text) {
        if (text.isEmpty() && !pattern.pattern().isEmpty()) {
            return Json.array().add("");
        }
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return Values.NULL;
        }
        ArrayNode groups = Json.array();
        for (int i = 0; i <= matcher.groupCount(); i++) {
            groups.add(matcher.group(i) == null ? "" : matcher.group(i));
        }
        return groups;
    }

    private static JsonNode replace(Pattern pattern, Call call) {
        try {
            return Text.node(pattern.matcher(call.text(0)).replaceAll(call.text(2)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return call.warning(ErrorCode.QUERY_INVALID_REGEX); // a reference to a group that does not exist
        }
    }

    private static JsonNode split(Call call) {
        if (call.has(3) && !call.value(3).isNumber()) {
            return call.invalid();
        }
        long limit = call.has(3) ? call.integer(3) : Long.MAX_VALUE;
        if (limit <= 0) {
            return limit == 0 ? Json.array() : Values.NULL;
        }
        if (call.text(1).isEmpty()) {
            return Splitter.split(call.text(0), Text.node(""), limit, Json.array());
        }
        return with(call, 2, pattern -> split(pattern, call.text(0), limit));
    }

    /** As ICU splits: what the expression's groups caught stays between the parts. */
    private static JsonNode split(Pattern pattern, String text, long limit) {
        ArrayNode parts = Json.array();
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        while (parts.size() < limit && matcher.find()) {
            parts.add(text.substring(from, matcher.start()));
            for (int i = 1; i <= matcher.groupCount() && parts.size() < limit; i++) {
                parts.add(matcher.group(i) == null ? "" : matcher.group(i));
            }
            from = matcher.end();
        }
        return parts.size() < limit ? parts.add(text.substring(from)) : parts;
    }
}
