package org.arangolab.repl;

/** What came from the user. */
sealed interface Input {
    /** A whole entry, of one or many lines. */
    record Entry(String text) implements Input {
    }

    /** Ctrl-C; whether there was something on the line. */
    record Interrupted(boolean withText) implements Input {
    }

    /** Ctrl-D, or the end of a pipe. */
    record End() implements Input {
    }
}
