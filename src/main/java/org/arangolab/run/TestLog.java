package org.arangolab.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;
import org.arangolab.time.Ticker;

/**
 * Tells what happens in one script, start and end in pairs. When the script's thread is given up, the open tests are
 * ended for it, and what it may still say later is dropped. Guarded by its own monitor.
 */
final class TestLog {
    private record Open(TestCase test, long startNanos) {
    }

    private final EventBus events;
    private final ScriptJob job;
    private final Deque<Open> open = new ArrayDeque<>();
    private final long startNanos = Ticker.SYSTEM.nanos();
    private int tests;
    private boolean closed;

    TestLog(EventBus events, ScriptJob job) {
        this.events = events;
        this.job = job;
        events.emit(new LabEvent.ScriptStarted(job.script().label()));
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(Ticker.SYSTEM.nanos() - nanos);
    }

    synchronized void started(TestCase test) {
        if (!closed) {
            open.push(new Open(test, Ticker.SYSTEM.nanos()));
            events.emit(new LabEvent.TestStarted(test.name(), test.file()));
        }
    }

    synchronized void ended(Verdict verdict) {
        if (!closed) {
            Open test = open.pop();
            emit(test.test(), verdict, test.startNanos());
        }
    }

    /** The script itself is a test, or failed outside of its tests: it is told as one test with the whole duration. */
    synchronized void whole(Verdict verdict) {
        if (!closed) {
            TestCase test = job.whole();
            events.emit(new LabEvent.TestStarted(test.name(), test.file()));
            emit(test, verdict, startNanos);
        }
    }

    private void emit(TestCase test, Verdict verdict, long from) {
        tests++;
        events.emit(new TestResult(test, verdict.line(), verdict.outcome(), since(from), verdict.message()).event());
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            events.emit(new LabEvent.ScriptEnded(job.script().label(), tests, since(startNanos)));
        }
    }

    /** Ends for the thread what it does not end itself. */
    synchronized void giveUp(Verdict verdict) {
        if (!closed && open.isEmpty()) {
            whole(verdict);
        }
        while (!closed && !open.isEmpty()) {
            ended(verdict);
        }
        close();
    }
}
