package org.arangolab.run;

/** Colours of a terminal, or none. */
public enum Colour {
    /** ANSI colours. */
    ON {
        @Override
        String paint(TestOutcome.Kind kind, String text) {
            int code = switch (kind) {
                case GOOD -> 32;
                case SKIPPED -> 33;
                case FAILURE, ERROR -> 31;
            };
            return "\u001b[" + code + "m" + text + "\u001b[0m";
        }
    },
    /** Plain text. */
    OFF {
        @Override
        String paint(TestOutcome.Kind kind, String text) {
            return text;
        }
    };

    abstract String paint(TestOutcome.Kind kind, String text);
}
