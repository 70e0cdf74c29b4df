package org.arangolab.run.html;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * The time of a run from left to right.
 *
 * @param from the left end
 * @param to   the right end, later than the left one
 */
record Axis(Instant from, Instant to) {
    private static final int LEAST_TICKS = 4;
    private static final long[] STEPS = {100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000,
            300_000,
        600_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000, 43_200_000, 86_400_000};

    /** A run of no length at all is shown as one of a tenth of a second. */
    Axis {
        if (!to.isAfter(from.plusMillis(100))) {
            to = from.plusMillis(100);
        }
    }

    long millis() {
        return Duration.between(from, to).toMillis();
    }

    /** Where a moment is, 0 to 100. */
    double percent(Instant at) {
        return Math.max(0, Math.min(100, 100.0 * Duration.between(from, at).toMillis() / millis()));
    }

    /** The same for CSS. */
    String left(Instant at) {
        return css(percent(at));
    }

    /** How wide a time is, for CSS. */
    String width(Instant begin, Instant end) {
        return css(Math.max(0, percent(end) - percent(begin)));
    }

    private static String css(double percent) {
        return String.format(Locale.ROOT, "%.3f%%", percent);
    }

    /** Round times after the beginning, at least four if the run is long enough. */
    List<Duration> ticks() {
        long step = STEPS[0];
        for (long candidate : STEPS) {
            step = millis() / candidate >= LEAST_TICKS ? candidate : step;
        }
        long width = step;
        return LongStream.rangeClosed(0, millis() / width).mapToObj(i -> Duration.ofMillis(i * width)).toList();
    }
}
