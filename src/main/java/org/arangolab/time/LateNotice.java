package org.arangolab.time;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One wait under observation: calls the observer at four fifths of its time, unless it is over by then. */
final class LateNotice implements AutoCloseable {
    private static final double LATE = 0.8;
    /** A shorter wait is a look, not a hang. */
    static final Duration SHORT = Duration.ofSeconds(5);
    /** How long a failure waits for what is being seen. */
    private static final Duration LOOK = Duration.ofSeconds(4);
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final CompletableFuture<String> seen = new CompletableFuture<>();
    private final Optional<ScheduledFuture<?>> call;
    private volatile boolean begun;

    LateNotice(String what, Deadline deadline, Optional<LateObserver> observer, Duration shortest) {
        long delay = (long) (deadline.limit().toNanos() * LATE) - deadline.elapsed().toNanos();
        this.call = observer.filter(o -> deadline.limit().compareTo(shortest) >= 0).map(o ->
                TIMER.schedule(() -> look(what, o), Math.max(0, delay), TimeUnit.NANOSECONDS));
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "late waits");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    /** Not on the timer's thread: waits that hang come in numbers. */
    private void look(String what, LateObserver observer) {
        begun = true;
        Thread thread = new Thread(() -> {
            try {
                seen.complete(observer.look(what));
            } catch (RuntimeException | Error e) {
                seen.complete("  stacks:    could not be taken: " + e.getMessage());
            }
        }, "looks at late " + what);
        thread.setDaemon(true);
        thread.start();
    }

    /** What was seen, for a failure of the wait; empty when it did not come so far. */
    Optional<String> evidence() {
        if (!begun) {
            return Optional.empty();
        }
        Deadline deadline = Deadline.in(LOOK);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return seen(deadline);
                } catch (InterruptedWaitException e) {
                    // the test's time is up, too: what is being seen is worth the moment that it takes
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Optional<String> seen(Deadline deadline) {
        try {
            return Optional.of(Await.future("the look at what hangs", seen, deadline)).filter(text -> !text.isEmpty());
        } catch (DeadlineExceededException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        call.ifPresent(timer -> timer.cancel(false));
    }
}
