package org.arangolab.repl;

import java.time.Instant;
import java.time.Duration;
import java.util.Optional;
import org.arangolab.dsl.ScriptErrors;
import org.arangolab.dsl.SkippedException;
import org.arangolab.dsl.TestHost;
import org.arangolab.dsl.TestSpec;
import org.arangolab.lab.Session;
import org.arangolab.time.Deadline;
import org.arangolab.time.Durations;
import org.arangolab.time.TimeoutManager;

/** Runs the tests that an entry asks for at once, and prints how each went. */
final class PromptTests implements TestHost {
    private final Console console;
    private final TimeoutManager timeouts;
    private volatile boolean failed;

    PromptTests(Console console, Session session) {
        this.console = console;
        this.timeouts = session.timeouts();
    }

    /** Whether any test failed. */
    boolean failed() {
        return failed;
    }

    @Override
    public void test(TestSpec spec, Runnable body) {
        Instant start = Instant.now();
        Optional<TimeoutManager.Scope> limit = spec.timeout().map(timeout -> timeouts.within(Deadline.in(timeout)));
        try {
            body.run();
            report(Style.GREEN, "passed", spec, " in " + Durations.text(Duration.between(start, Instant.now())));
        } catch (SkippedException e) {
            report(Style.YELLOW, "skipped", spec, ": " + e.getMessage());
        } catch (Exception | AssertionError e) {
            rethrowInterruption(e);
            failed = true;
            report(Style.RED, "failed", spec, "\n" + ScriptErrors.explain(e, "").indent(2).stripTrailing());
        } finally {
            limit.ifPresent(TimeoutManager.Scope::close);
        }
    }

    /** Ctrl-C ends the whole entry, not this test alone. */
    private static void rethrowInterruption(Throwable thrown) {
        if (Evaluation.interruption(thrown) && thrown instanceof RuntimeException interruption) {
            throw interruption;
        }
    }

    private void report(Style style, String verdict, TestSpec spec, String rest) {
        console.print(style.paint(verdict, console.rendering().colours()) + " " + Notation.plain(spec.name())
                + Notation.lines(rest));
    }
}
