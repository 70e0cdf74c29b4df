package org.arangolab.standin.cluster.coordinator;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers of jobs that grow with time, so that no two coordinators are likely to give the same. */
final class JobIds {
    private static final int SHIFT = 10;

    private final AtomicLong last = new AtomicLong();

    String next() {
        long now = System.currentTimeMillis() << SHIFT | Long.hashCode(System.nanoTime()) & (1 << SHIFT) - 1;
        return Long.toString(last.updateAndGet(previous -> Math.max(previous + 1, now)));
    }
}
