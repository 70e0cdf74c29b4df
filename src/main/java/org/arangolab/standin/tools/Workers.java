package org.arangolab.standin.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntConsumer;

/** Threads that work side by side until all are done. */
public final class Workers {
    private Workers() {
    }

    /**
     * Runs work on some threads and waits for all of them; the wait ends with the work, which has its own limits.
     *
     * @param name  of the threads, a number is added
     * @param count how many
     * @param work  gets its number, from 0
     * @throws RuntimeException the first that was thrown by any
     */
    public static void run(String name, int count, IntConsumer work) {
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            FutureTask<Void> task = new FutureTask<>(() -> work.accept(number), null);
            tasks.add(task);
            Thread thread = new Thread(task, name + " " + number);
            thread.setDaemon(true);
            thread.start();
        }
        RuntimeException first = null;
        for (FutureTask<Void> task : tasks) {
            RuntimeException failure = failureOf(task);
            if (first == null) {
                first = failure;
            } else if (failure != null && failure != first) {
                first.addSuppressed(failure);
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static RuntimeException failureOf(FutureTask<Void> task) {
        try {
            task.get();
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new IllegalStateException("interrupted while waiting for a thread", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            return (RuntimeException) e.getCause();
        }
    }
}
