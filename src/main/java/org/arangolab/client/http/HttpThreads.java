package org.arangolab.client.http;

import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dispatcher;

/** The threads on which OkHttp runs the calls of one client: as many as calls, gone when idle for 5 s. */
final class HttpThreads extends ThreadPoolExecutor {
    private static final int MOST_CALLS = 256;
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    HttpThreads(String name) {
        super(0, Integer.MAX_VALUE, IDLE.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>());
        AtomicInteger count = new AtomicInteger();
        setThreadFactory(task -> {
            Thread thread = new Thread(task, "http " + name + " " + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** OkHttp's queue in front of them: more calls than 256 at once wait. */
    Dispatcher dispatcher() {
        Dispatcher dispatcher = new Dispatcher(this);
        dispatcher.setMaxRequests(MOST_CALLS);
        dispatcher.setMaxRequestsPerHost(MOST_CALLS);
        return dispatcher;
    }

    /** Ends them; calls that were cancelled before get a moment to give their connections back. */
    void end() {
        shutdown();
        try {
            awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever closes is in a hurry: then without the moment
        }
        shutdownNow();
    }
}
