package org.arangolab.time;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The deadlines around the running code, from the run's to the innermost test's; a wait asked for with a time-out is
 * clamped to all of them. One per session; the stack is guarded by this object's monitor.
 */
public final class TimeoutManager {
    private final Deque<Deadline> enclosing = new ArrayDeque<>();
    private volatile Optional<LateObserver> observer = Optional.empty();
    private volatile Duration shortest = LateNotice.SHORT;

    /** With the deadline of the whole run. */
    public TimeoutManager(Deadline run) {
        enclosing.push(run);
    }

    /** Without a limit of the whole: a REPL. */
    public static TimeoutManager unlimited() {
        return new TimeoutManager(Deadline.in(Duration.ofDays(3650)));
    }

    /** The wait that is asked for, but never beyond an enclosing deadline; its limit is the time that it really has. */
    public synchronized Deadline clamp(Duration timeout) {
        Deadline result = enclosing.getLast().clamp(timeout);
        for (Deadline outer : enclosing) {
            result = outer.clamp(result.limit());
        }
        return result;
    }

    /** Has what hangs looked at from now on. */
    public void observe(LateObserver late) {
        observe(late, LateNotice.SHORT);
    }

    void observe(LateObserver late, Duration shortestWait) {
        shortest = shortestWait;
        observer = Optional.of(late);
    }

    /**
     * Waits, never beyond an enclosing deadline. When most of the time has passed in vain, the observer looks at what
     * hangs, and what it saw is told with the failure.
     *
     * @param what completes the sentence {@code waited 30 s for …}
     */
    public <T> T watched(String what, Duration timeout, Function<Deadline, T> wait) {
        Deadline deadline = clamp(timeout);
        try (LateNotice notice = new LateNotice(what, deadline, observer, shortest)) {
            return told(what, notice, () -> wait.apply(deadline));
        }
    }

    private static <T> T told(String what, LateNotice notice, Supplier<T> wait) {
        try {
            return wait.get();
        } catch (DeadlineExceededException e) {
            throw notice.evidence().map(seen -> new DeadlineExceededException(e, seen)).orElse(e);
        } catch (RuntimeException | AssertionError e) {
            notice.evidence().ifPresent(seen -> e.addSuppressed(new HangEvidence(what, seen)));
            throw e;
        }
    }

    /** Adds an inner deadline until the scope is closed. */
    public synchronized Scope within(Deadline inner) {
        enclosing.push(inner);
        return () -> remove(inner);
    }

    /**
     * Sets the deadlines around aside until the scope is closed, with this one instead: clean-ups run after a deadline
     * has passed, and have a bound of their own.
     */
    public synchronized Scope aside(Deadline own) {
        List<Deadline> before = List.copyOf(enclosing);
        enclosing.clear();
        enclosing.push(own);
        return () -> restore(before);
    }

    private synchronized void restore(List<Deadline> before) {
        enclosing.clear();
        enclosing.addAll(before);
    }

    private synchronized void remove(Deadline inner) {
        enclosing.remove(inner);
    }

    /** Ends an inner deadline. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
