package org.arangolab.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.arangolab.time.Deadline;
import org.arangolab.time.TimeoutManager;

/**
 * How long a piece of a script may run. While it is entered, every wait of the script is clamped to it, and the thread
 * is interrupted when it has passed. Time outside, in a test within the script, does not count. Used from one thread.
 */
final class TimeLimit {
    private final Duration limit;
    private final TimeoutManager timeouts;
    private final Watch watch;
    private Duration left;
    private Optional<Watchdog.Guard> guard = Optional.empty();
    private Optional<TimeoutManager.Scope> scope = Optional.empty();
    private Optional<List<StackTraceElement>> caught = Optional.empty();
    private Deadline deadline;

    TimeLimit(Duration limit, TimeoutManager timeouts, Watch watch) {
        this.limit = limit;
        this.left = limit;
        this.timeouts = timeouts;
        this.watch = watch;
    }

    void enter() {
        deadline = Deadline.in(left);
        scope = Optional.of(timeouts.within(deadline));
        guard = Optional.of(watch.over(Thread.currentThread(), left));
    }

    void leave() {
        left = deadline.remaining();
        scope.ifPresent(TimeoutManager.Scope::close);
        guard.ifPresent(Watchdog.Guard::close);
        caught = caught.or(() -> guard.flatMap(Watchdog.Guard::caught));
    }

    Duration limit() {
        return limit;
    }

    /** Whether its time was up when it was left. */
    boolean passed() {
        return left.isZero() || left.isNegative();
    }

    /** Where the code was when its time was up; empty when it was done in time. */
    Optional<List<StackTraceElement>> caught() {
        return caught;
    }

    /** Begins to watch a thread. */
    @FunctionalInterface
    interface Watch {
        Watchdog.Guard over(Thread thread, Duration limit);
    }
}
