package org.arangolab.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Interrupts threads whose time is up, and gives up those that do not heed it. One timer thread for a run; what it
 * calls must be short.
 */
final class Watchdog implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watchdog");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Watches the thread until the guard is closed.
     *
     * @param alarm  interrupts it, or not; answers whether it did
     * @param limit  after which it does
     * @param grace  after which, further, the thread is given up
     * @param giveUp what that means
     */
    Guard guard(Thread thread, Predicate<Thread> alarm, Duration limit, Duration grace, Runnable giveUp) {
        Guard guard = new Guard(thread, alarm);
        guard.alarm = timer.schedule(guard::interrupt, limit.toNanos(), TimeUnit.NANOSECONDS);
        guard.end = timer.schedule(giveUp, limit.plus(grace).toNanos(), TimeUnit.NANOSECONDS);
        return guard;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Watches one thread; its monitor guards the moment of the interrupt against the moment of closing. */
    static final class Guard implements AutoCloseable {
        private final Thread thread;
        private final Predicate<Thread> interrupter;
        private Future<?> alarm;
        private Future<?> end;
        private boolean closed;
        private Optional<List<StackTraceElement>> caught = Optional.empty();

        private Guard(Thread thread, Predicate<Thread> interrupter) {
            this.thread = thread;
            this.interrupter = interrupter;
        }

        private synchronized void interrupt() {
            List<StackTraceElement> stack = List.of(thread.getStackTrace());
            if (!closed && interrupter.test(thread)) {
                caught = Optional.of(stack);
            }
        }

        /** Where the thread was when its time was up; empty when it was not. */
        synchronized Optional<List<StackTraceElement>> caught() {
            return caught;
        }

        /** Ends the watching. An interrupt that was sent is taken back: it was meant for what is over now. */
        @Override
        public synchronized void close() {
            closed = true;
            alarm.cancel(false);
            end.cancel(false);
            if (caught.isPresent() && thread == Thread.currentThread()) {
                Thread.interrupted();
            }
        }
    }
}
