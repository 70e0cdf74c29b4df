package org.arangolab.time;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them. */
public final class Durations {
    private Durations() {
    }

    /** {@code 12 ms}, {@code 3.2 s}, {@code 2 min 5 s}, {@code 1 h 10 min}. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 59_950) {
            return trim(String.format(Locale.ROOT, "%.1f", millis / 1000.0)) + " s";
        }
        Duration whole = millis < 60_000 ? Duration.ofMinutes(1) : duration;
        long minutes = whole.toMinutes();
        return minutes < 60 ? pair(minutes, "min", whole.toSecondsPart(), "s")
                : pair(whole.toHours(), "h", whole.toMinutesPart(), "min");
    }

    private static String pair(long large, String largeUnit, int small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    private static String trim(String number) {
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }
}
