package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text at separators; an empty separator cuts between characters. */
final class Splitter {
    private Splitter() {
    }

    /** Appends up to so many parts. */
    static ArrayNode split(String text, JsonNode separator, long limit, ArrayNode parts) {
        List<String> separators = separators(separator);
        return separators.contains("")
                ? characters(text, limit, parts) : atSeparators(text, separators, limit, parts);
    }

    private static List<String> separators(JsonNode separator) {
        List<String> all = new ArrayList<>();
        if (separator.isArray()) {
            separator.forEach(one -> all.add(Text.of(one)));
        } else {
            all.add(Text.of(separator));
        }
        return all;
    }

    private static ArrayNode characters(String text, long limit, ArrayNode parts) {
        text.codePoints().limit(limit).mapToObj(Character::toString).forEach(parts::add);
        return parts;
    }

    private static ArrayNode atSeparators(String text, List<String> separators, long limit, ArrayNode parts) {
        int from = 0;
        int at = 0;
        while (at < text.length() && parts.size() < limit) {
            String found = separatorAt(text, at, separators);
            if (found.isEmpty()) {
                at++;
            } else {
                parts.add(text.substring(from, at));
                at += found.length();
                from = at;
            }
        }
        return parts.size() < limit ? parts.add(text.substring(from)) : parts;
    }

    private static String separatorAt(String text, int at, List<String> separators) {
        for (String separator : separators) {
            if (text.startsWith(separator, at)) {
                return separator;
            }
        }
        return "";
    }
}
