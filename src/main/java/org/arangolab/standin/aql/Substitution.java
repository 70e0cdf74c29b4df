package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code SUBSTITUTE}: replaces several texts at once, the leftmost match first, and never what was put in. */
final class Substitution {
    private final List<String> search = new ArrayList<>();
    private final List<String> replace = new ArrayList<>();

    private Substitution() {
    }

    static JsonNode apply(Call call) {
        Substitution substitution = new Substitution();
        boolean mapping = call.value(1).isObject();
        boolean valid = mapping
                ? !call.has(3) && substitution.takeMapping(call.value(1))
                : substitution.takeSearch(call.value(1)) && substitution.takeReplace(call);
        if (!valid) {
            return call.invalid();
        }
        int limitAt = mapping ? 2 : 3;
        long limit = call.has(limitAt) ? call.integer(limitAt) : -1;
        boolean nothing = limit == 0 || substitution.search.isEmpty();
        return nothing ? call.value(0) : Text.node(substitution.run(call.text(0), limit));
    }

    private boolean takeMapping(JsonNode mapping) {
        for (Map.Entry<String, JsonNode> entry : mapping.properties()) {
            if (!isText(entry.getValue())) {
                return false;
            }
            search.add(entry.getKey());
            replace.add(Text.of(entry.getValue()));
        }
        return true;
    }

    private boolean takeSearch(JsonNode value) {
        if (value.isTextual()) {
            search.add(value.textValue());
            return true;
        }
        for (JsonNode member : value) {
            search.add(member.asText());
            if (!member.isTextual()) {
                return false;
            }
        }
        return value.isArray();
    }

    private boolean takeReplace(Call call) {
        JsonNode value = call.value(2);
        if (!call.has(2)) {
            return true;
        }
        if (value.isTextual()) {
            search.forEach(each -> replace.add(value.textValue()));
            return true;
        }
        for (JsonNode member : value) {
            replace.add(Text.of(member));
            if (!isText(member)) {
                return false;
            }
        }
        return value.isArray();
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual() || value.isNull();
    }

    private String run(String text, long limit) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        long done = 0;
        while (at < text.length()) {
            int which = done == limit ? -1 : matchAt(text, at);
            if (which < 0) {
                out.append(text.charAt(at++));
            } else {
                out.append(which < replace.size() ? replace.get(which) : "");
                at += search.get(which).length();
                done++;
            }
        }
        return out.toString();
    }

    private int matchAt(String text, int at) {
        for (int i = 0; i < search.size(); i++) {
            if (!search.get(i).isEmpty() && text.startsWith(search.get(i), at)) {
                return i;
            }
        }
        return -1;
    }
}
