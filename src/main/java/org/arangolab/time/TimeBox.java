package org.arangolab.time;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A step that is worth a limited time only, such as one that collects evidence: a hanging disk or a log of gigabytes
 * must not delay what comes after it.
 */
public final class TimeBox {
    private TimeBox() {
    }

    /**
     * The step's result when it comes in time, else another. The step goes on, on a thread of its own that keeps nobody
     * from exiting.
     */
    public static <T> T within(Duration limit, String what, Supplier<T> step, Supplier<T> instead) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(step.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        }, "collects " + what);
        thread.setDaemon(true);
        thread.start();
        try {
            return Await.future(what, result, Deadline.in(limit));
        } catch (DeadlineExceededException e) {
            return instead.get();
        }
    }
}
