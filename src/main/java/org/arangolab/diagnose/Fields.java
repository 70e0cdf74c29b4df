package org.arangolab.diagnose;

import java.util.ArrayList;
import java.util.List;

/** Indented lines of text, each with a label; what is empty is left out. */
final class Fields {
    private final List<String> lines = new ArrayList<>();

    void add(String label, String value) {
        if (!value.isEmpty()) {
            lines.add(String.format("  %-11s", label + ":") + value);
        }
    }

    void all(String label, List<String> values) {
        values.forEach(value -> add(label, value));
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
