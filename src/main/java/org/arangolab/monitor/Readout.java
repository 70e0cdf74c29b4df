package org.arangolab.monitor;

import java.util.List;
import java.util.stream.Collectors;

/** Figures as a person reads them: a line for each, with a label. The prompt lays them out in its width. */
public interface Readout {
    /** What the figures are of. */
    String title();

    /** The figures; those that are not known are left out. */
    List<Line> lines();

    /** A figure, with its unit. */
    record Line(String label, String value) {
    }

    /** In columns. */
    default String text() {
        int width = lines().stream().mapToInt(line -> line.label().length()).max().orElse(0);
        return title() + lines().stream().map(line -> "\n  " + line.label() + " "
                .repeat(width - line.label().length() + 2)
                + line.value()).collect(Collectors.joining());
    }
}
