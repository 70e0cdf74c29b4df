package org.arangolab.run;

import java.time.Duration;
import java.util.Locale;

/** The numbers at the head of a JUnit suite. */
final class JUnitCounts {
    private int tests;
    private int failures;
    private int errors;
    private int skipped;
    private Duration took = Duration.ZERO;

    void add(TestOutcome.Kind kind, Duration duration) {
        tests++;
        failures += kind == TestOutcome.Kind.FAILURE ? 1 : 0;
        errors += kind == TestOutcome.Kind.ERROR ? 1 : 0;
        skipped += kind == TestOutcome.Kind.SKIPPED ? 1 : 0;
        took = took.plus(duration);
    }

    void add(JUnitCounts other) {
        tests += other.tests;
        failures += other.failures;
        errors += other.errors;
        skipped += other.skipped;
        took = took.plus(other.took);
    }

    int total() {
        return tests;
    }

    String attributes() {
        return "tests=\"" + tests + "\" failures=\"" + failures + "\" errors=\"" + errors + "\" skipped=\"" + skipped
                + "\" time=\"" + seconds(took) + "\"";
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
    }
}
