package org.arangolab.instance.health;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.arangolab.event.EventBus;
import org.arangolab.time.InterruptedWaitException;

/**
 * Looks at all servers of a lab again and again. One thread, begun with the first server, tells when it is time; the
 * looks themselves run beside it, so that one server that hangs delays no other. A server that is still being looked at
 * is not looked at twice. Thread-safe.
 */
public final class HealthChecker implements AutoCloseable {
    private final EventBus events;
    private final Map<Chart, Future<?>> watched = new ConcurrentHashMap<>();
    /** Both guarded by this object's monitor; null until the first server is watched. */
    private ScheduledThreadPoolExecutor clock;
    private ExecutorService looks;
    private boolean closed;

    /** Tells its findings there. */
    public HealthChecker(EventBus events) {
        this.events = events;
    }

    /** Looks at a server in these pauses, until its life ends or it is left. One that is watched already stays so. */
    public synchronized void watch(Chart chart, Duration interval) {
        if (closed) {
            return; // the lab is being closed: nobody will hear of it
        }
        begin();
        long nanos = interval.toNanos();
        watched.computeIfAbsent(chart, c -> clock.scheduleWithFixedDelay(() -> tick(c), nanos, nanos,
                TimeUnit.NANOSECONDS));
    }

    /** Looks at it no more. */
    public void leave(Chart chart) {
        Future<?> ticks = watched.remove(chart);
        if (ticks != null) {
            ticks.cancel(false);
        }
    }

    private void begin() {
        if (clock == null) {
            clock = new ScheduledThreadPoolExecutor(1, task -> thread(task, "health"));
            clock.setRemoveOnCancelPolicy(true);
            looks = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(),
                    task -> thread(task, "health look"));
        }
    }

    private void tick(Chart chart) {
        leaveIfOver(chart);
        if (chart.claim()) {
            submit(chart);
        }
    }

    /** In one piece with {@link #watch}, so that the next life of a server is not left with its last one. */
    private synchronized void leaveIfOver(Chart chart) {
        if (!chart.open()) {
            leave(chart);
        }
    }

    private void submit(Chart chart) {
        try {
            looks.execute(() -> look(chart));
        } catch (RejectedExecutionException e) {
            leave(chart); // the lab is being closed
        }
    }

    private void look(Chart chart) {
        try {
            chart.round(events);
        } catch (InterruptedWaitException e) {
            leave(chart); // the lab is being closed in the midst of a look
        }
    }

    private static Thread thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Ends all looking. */
    @Override
    public synchronized void close() {
        closed = true;
        watched.clear();
        if (clock != null) {
            clock.shutdownNow();
            looks.shutdownNow();
        }
    }
}
