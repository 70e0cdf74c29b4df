package org.arangolab.run;

import java.time.Duration;
import org.arangolab.event.LabEvent;

/**
 * What became of a test.
 *
 * @param test    which
 * @param line    where in its file it failed; 0 when that is not known
 * @param outcome how it ended
 * @param took    from its start to the end of its clean-ups, all tries together
 * @param message why it did not pass, or what was wrong at the first try of a flaky one; empty when it passed
 */
public record TestResult(TestCase test, int line, TestOutcome outcome, Duration took, String message) {
    /** From the journal. */
    public static TestResult of(LabEvent.TestEnded event) {
        return new TestResult(new TestCase(event.subject(), event.file()), event.line(),
                TestOutcome.ofWord(event.outcome()), event.took(), event.message());
    }

    LabEvent.TestEnded event() {
        return new LabEvent.TestEnded(test.name(), test.file(), line, outcome.word(), took, message);
    }

    /** The message's first line. */
    String headline() {
        return message.lines().findFirst().orElse("");
    }
}
