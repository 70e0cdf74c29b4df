package org.arangolab.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How much the tests with the tag {@code reliability} do, and what they measured: a short variant in every build, the
 * whole with {@code -Darangolab.reliability=full}.
 */
public final class Reliability {
    private Reliability() {
    }

    /** The one number or the other. */
    public static int rounds(int few, int full) {
        return isFull() ? full : few;
    }

    private static boolean isFull() {
        return "full".equals(System.getProperty("arangolab.reliability"));
    }

    /** Prints a figure for {@code docs/promises.md}. */
    public static void figure(String what, Object figure) {
        System.out.println("figure: " + what + ": " + figure);
    }

    /** Times of the same thing. */
    public static final class Times {
        private final List<Duration> all = new ArrayList<>();

        /** One more. */
        public void add(Duration time) {
            all.add(time);
        }

        /** The longest. */
        public Duration worst() {
            return all.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        }

        private Duration median() {
            return all.stream().sorted().skip(all.size() / 2).findFirst().orElse(Duration.ZERO);
        }

        @Override
        public String toString() {
            return all.size() + " rounds, median " + median().toMillis() + " ms, worst " + worst().toMillis() + " ms";
        }
    }
}
