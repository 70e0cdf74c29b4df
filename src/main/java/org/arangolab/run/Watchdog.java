package org.arangolab.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts threads whose time is up, and gives up those that do not heed it. One timer thread for a run; what it calls
 * must be short.
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
     * @param limit  after which it is interrupted
     * @param grace  after which, further, it is given up
     * @param giveUp what that means
     */
    Guard guard(Thread thread, Duration limit, Duration grace, Runnable giveUp) {
        Guard guard = new Guard(thread);
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
        private Future<?> alarm;
        private Future<?> end;
        private boolean closed;
        private Optional<List<StackTraceElement>> caught = Optional.empty();

        private Guard(Thread thread) {
            this.thread = thread;
        }

        private synchronized void interrupt() {
            if (!closed) {
                caught = Optional.of(List.of(thread.getStackTrace()));
                thread.interrupt();
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
