package org.arangolab.run;

import java.util.concurrent.CountDownLatch;

/** Sits through interrupts, as code in a foreign library may. */
public final class Stubborn {
    private static volatile CountDownLatch end;
    private static volatile Thread sitter;

    private Stubborn() {
    }

    /** How long. */
    static void until(CountDownLatch latch) {
        end = latch;
    }

    /** Called by a script. */
    public static void sit() {
        sitter = Thread.currentThread();
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException e) {
                continue;
            }
        }
    }

    /** Until its thread has gone. */
    static void awaitEnd() throws InterruptedException {
        sitter.join();
    }
}
