package org.arangolab.lab;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Closes what was registered, the last first. The first failure is thrown at the end, the others are suppressed onto
 * it; none keeps the rest from being closed. Thread-safe.
 */
final class Closer {
    private final Deque<Runnable> steps = new ArrayDeque<>();

    synchronized void register(Runnable step) {
        steps.push(step);
    }

    void close() {
        Throwable first = null;
        for (Runnable step = next(); step != null; step = next()) {
            try {
                step.run();
            } catch (Throwable e) { // a failed assertion and a checked exception of Groovy code, too
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw Closer.<RuntimeException>unchecked(first);
        }
    }

    /** Groovy code throws checked exceptions without declaring them; they pass through as they are. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable e) throws E {
        throw (E) e;
    }

    private synchronized Runnable next() {
        return steps.poll();
    }
}
