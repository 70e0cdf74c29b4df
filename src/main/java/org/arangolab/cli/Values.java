package org.arangolab.cli;

import java.util.Map;
import org.arangolab.repl.ValueText;
import org.arangolab.run.Colour;

/** A value on standard output, as the prompt would show it. */
final class Values {
    /** Of a pipe; a terminal tells its own to those who ask it, which takes longer than most of what exec runs. */
    private static final int WIDTH = 120;

    private Values() {
    }

    static String text(Object value, Map<String, String> environment) {
        boolean colours = Terminals.colour(environment) == Colour.ON;
        if (value instanceof Number && !colours) {
            return value.toString();
        }
        return ValueText.of(value, WIDTH, colours);
    }
}
