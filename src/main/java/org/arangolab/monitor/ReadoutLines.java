package org.arangolab.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the lines of a readout. */
final class ReadoutLines {
    private final List<Readout.Line> lines = new ArrayList<>();

    ReadoutLines add(String label, Object value) {
        lines.add(new Readout.Line(label, String.valueOf(value)));
        return this;
    }

    ReadoutLines add(String label, Optional<?> value) {
        value.ifPresent(known -> add(label, known));
        return this;
    }

    ReadoutLines addIf(boolean worth, String label, Object value) {
        return worth ? add(label, value) : this;
    }

    List<Readout.Line> all() {
        return List.copyOf(lines);
    }
}
