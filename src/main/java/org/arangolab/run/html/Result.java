package org.arangolab.run.html;

import java.time.Duration;
import java.time.Instant;
import org.arangolab.event.LabEvent;
import org.arangolab.run.TestCase;
import org.arangolab.run.TestOutcome;
import org.arangolab.run.TestResult;

/**
 * A test with its place in time.
 *
 * @param number   from 1, in the order of the ends
 * @param result   what became of it
 * @param from     when it began
 * @param to       when it ended, or the run did while it ran
 * @param finished whether it ended
 */
record Result(int number, TestResult result, Instant from, Instant to, boolean finished) {
    private static final String UNFINISHED = "it did not end: the run was cut off while it ran";

    /** The duration tells when it began: that of a whole script is told when the script is through. */
    static Result ended(int number, Instant at, LabEvent.TestEnded event) {
        return new Result(number, TestResult.of(event), at.minus(event.took()), at, true);
    }

    static Result unfinished(int number, TestCase test, Instant from, Instant end) {
        return new Result(number, new TestResult(test, 0, TestOutcome.ERROR, Duration.between(from, end), UNFINISHED),
                from, end,
                false);
    }

    boolean bad() {
        return result.outcome().bad();
    }

    /** How its colour is called in the style sheet. */
    String css() {
        return switch (result.outcome()) {
            case PASSED -> "good";
            case FLAKY -> "flaky";
            case SKIPPED -> "skipped";
            default -> finished ? "bad" : "unfinished";
        };
    }
}
