package org.arangolab.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Collects what threads die of while it is installed. */
final class UncaughtExceptions implements Thread.UncaughtExceptionHandler {
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final List<Throwable> caught = new CopyOnWriteArrayList<>();

    private UncaughtExceptions() {
    }

    static UncaughtExceptions collect() {
        UncaughtExceptions handler = new UncaughtExceptions();
        Thread.setDefaultUncaughtExceptionHandler(handler);
        return handler;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        caught.add(new IllegalStateException("thread '" + thread.getName() + "' died of " + thrown, thrown));
    }

    /** All so far; the handler that was there before is back. */
    List<Throwable> end() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        return List.copyOf(caught);
    }
}
