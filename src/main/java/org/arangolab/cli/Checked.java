package org.arangolab.cli;

import java.util.Locale;

/**
 * What the doctor found about one thing.
 *
 * @param level  how bad it is
 * @param what   the thing
 * @param text   what was found
 * @param remedy what to do; empty when nothing is to be done
 */
record Checked(Level level, String what, String text, String remedy) {
    /** How bad. */
    enum Level {
        OK, WARN, FAIL
    }

    static Checked ok(String what, String text) {
        return new Checked(Level.OK, what, text, "");
    }

    static Checked warn(String what, String text, String remedy) {
        return new Checked(Level.WARN, what, text, remedy);
    }

    static Checked fail(String what, String text, String remedy) {
        return new Checked(Level.FAIL, what, text, remedy);
    }

    /** {@code warn  gdb: not found}, with the remedy on a line below. */
    @Override
    public String toString() {
        return String.format("%-5s %s: %s", level.name().toLowerCase(Locale.ROOT), what, text)
                + (remedy.isEmpty() ? "" : "\n      remedy: " + remedy);
    }
}
