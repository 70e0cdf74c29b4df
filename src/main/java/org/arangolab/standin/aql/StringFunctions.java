package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Building and cutting strings. Positions and lengths count characters, a surrogate pair being one. */
final class StringFunctions {
    private static final String BLANKS = "\r\n\t ";

    private StringFunctions() {
    }

    static Optional<AqlFunction> named(String name) {
        return Optional.ofNullable(switch (name) {
            case "CONCAT" -> AqlFunction.of(name, 1, AqlFunction.UNLIMITED, call -> join(call, "", 0));
            case "CONCAT_SEPARATOR" ->
                    AqlFunction.of(name, 2, AqlFunction.UNLIMITED, call -> join(call, call.text(0), 1));
            case "CHAR_LENGTH" -> AqlFunction.of(name, 1, call -> Numbers.of((long) Text.length(call.text(0))));
            case "LOWER" -> AqlFunction.of(name, 1, call -> Text.node(call.text(0).toLowerCase(Locale.ROOT)));
            case "UPPER" -> AqlFunction.of(name, 1, call -> Text.node(call.text(0).toUpperCase(Locale.ROOT)));
            case "SUBSTRING" -> AqlFunction.of(name, 2, 3, StringFunctions::substring);
            case "LEFT" -> AqlFunction.of(name, 2, StringFunctions::left);
            case "RIGHT" -> AqlFunction.of(name, 2, StringFunctions::right);
            case "TRIM" -> AqlFunction.of(name, 1, 2, StringFunctions::trim);
            case "LTRIM" -> AqlFunction.of(name, 1, 2, call -> strip(call, blanks(call), true, false));
            case "RTRIM" -> AqlFunction.of(name, 1, 2, call -> strip(call, blanks(call), false, true));
            case "REPEAT" -> AqlFunction.of(name, 2, 3, StringFunctions::repeat);
            default -> null;
        });
    }

    private static JsonNode join(Call call, String separator, int from) {
        List<String> parts = new ArrayList<>();
        if (call.count() == from + 1 && call.value(from).isArray()) {
            call.value(from).forEach(member -> addText(member, parts));
        } else {
            for (int i = from; i < call.count(); i++) {
                addText(call.value(i), parts);
            }
        }
        return Text.node(String.join(separator, parts));
    }

    private static void addText(JsonNode value, List<String> parts) {
        if (!value.isNull()) {
            parts.add(Text.of(value));
        }
    }

    private static JsonNode substring(Call call) {
        String text = call.text(0);
        int length = Text.length(text);
        long offset = call.integer(1);
        long start = offset < 0 ? Math.max(0, length + offset) : Math.min(offset, length);
        long wanted = call.has(2) ? call.integer(2) : length;
        return Text.node(cut(text, start, clamp(start + wanted, start, length)));
    }

    private static JsonNode left(Call call) {
        String text = call.text(0);
        return Text.node(cut(text, 0, clamp(call.integer(1), 0, Text.length(text))));
    }

    private static JsonNode right(Call call) {
        String text = call.text(0);
        int length = Text.length(text);
        return Text.node(cut(text, length - clamp(call.integer(1), 0, length), length));
    }

    private static long clamp(long value, long low, long high) {
        return Math.max(low, Math.min(value, high));
    }

    private static String cut(String text, long from, long to) {
        int start = text.offsetByCodePoints(0, (int) from);
        return text.substring(start, text.offsetByCodePoints(start, (int) (to - from)));
    }

    private static String blanks(Call call) {
        return call.has(1) ? call.text(1) : BLANKS;
    }

    /** The second argument is a set of characters, or the side: 0 both, 1 left, 2 right. */
    private static JsonNode trim(Call call) {
        if (!call.value(1).isNumber()) {
            return strip(call, call.value(1).isTextual() ? call.text(1) : BLANKS, true, true);
        }
        long side = call.integer(1);
        return strip(call, BLANKS, side != 2, side != 1);
    }

    private static JsonNode strip(Call call, String characters, boolean left, boolean right) {
        int[] text = call.text(0).codePoints().toArray();
        int from = 0;
        int to = text.length;
        while (left && from < to && characters.indexOf(text[from]) >= 0) {
            from++;
        }
        while (right && to > from && characters.indexOf(text[to - 1]) >= 0) {
            to--;
        }
        return Text.node(new String(text, from, to - from));
    }

    private static JsonNode repeat(Call call) {
        long count = call.integer(1);
        String text = call.text(0);
        String separator = call.has(2) ? call.text(2) : "";
        if (count < 0 || (text.length() + separator.length()) * count > 16L * 1024 * 1024) {
            return call.invalid();
        }
        return Text.node(String.join(separator, java.util.Collections.nCopies((int) count, text)));
    }
}
