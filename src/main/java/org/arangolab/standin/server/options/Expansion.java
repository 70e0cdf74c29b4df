package org.arangolab.standin.server.options;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Replaces {@code @NAME@} in option values: by a non-empty environment variable, else by a {@code --define}, else by
 * nothing. {@code @@} is one {@code @}. Source: facts/server.md 1.1.
 */
final class Expansion {
    private final UnaryOperator<String> environment;
    private final Map<String, String> defined = new HashMap<>();

    Expansion(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /** Takes one {@code NAME=value}, or several separated by commas; a backslash takes the next character as it is. */
    void define(String definitions) {
        StringBuilder one = new StringBuilder();
        for (int i = 0; i < definitions.length(); i++) {
            char c = definitions.charAt(i);
            if (c == '\\' && i + 1 < definitions.length()) {
                one.append(definitions.charAt(++i));
            } else if (c == ',') {
                put(one.toString());
                one.setLength(0);
            } else {
                one.append(c);
            }
        }
        put(one.toString());
    }

    private void put(String definition) {
        List<String> parts = List.of(definition.split("=", 2));
        if (parts.size() == 2) {
            defined.put(parts.get(0).trim(), parts.get(1));
        }
    }

    String expand(String value) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int at = value.indexOf('@'); at >= 0; at = value.indexOf('@', from)) {
            int end = value.indexOf('@', at + 1);
            if (end < 0) {
                break;
            }
            out.append(value, from, at).append(end == at + 1 ? "@" : lookUp(value.substring(at + 1, end)));
            from = end + 1;
        }
        return out.append(value, from, value.length()).toString();
    }

    private String lookUp(String name) {
        String found = environment.apply(name);
        return found == null || found.isEmpty() ? defined.getOrDefault(name, "") : found;
    }
}
