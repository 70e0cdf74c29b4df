package org.arangolab.lab;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Closes what was registered, the last first. The first failure is thrown at the end, the others are suppressed onto it;
 * none keeps the rest from being closed. Thread-safe.
 */
final class Closer {
    private final Deque<Runnable> steps = new ArrayDeque<>();

    synchronized void register(Runnable step) {
        steps.push(step);
    }

    void close() {
        RuntimeException first = null;
        for (Runnable step = next(); step != null; step = next()) {
            try {
                step.run();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private synchronized Runnable next() {
        return steps.poll();
    }
}
