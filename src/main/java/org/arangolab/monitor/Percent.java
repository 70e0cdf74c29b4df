package org.arangolab.monitor;

import java.util.Locale;

/** Percentages as people read them. */
final class Percent {
    private Percent() {
    }

    /** {@code 3 %}, {@code 27.6 %}. */
    static String text(double percent) {
        String number = String.format(Locale.ROOT, "%.1f", percent);
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " %";
    }
}
