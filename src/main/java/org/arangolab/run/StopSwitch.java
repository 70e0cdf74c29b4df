package org.arangolab.run;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether a run is to end early, and why: after its first failure, or because somebody interrupted it. Thread-safe. */
final class StopSwitch {
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicBoolean interrupted = new AtomicBoolean();

    void afterFailure() {
        stopped.set(true);
    }

    /** False when it had been interrupted before. */
    boolean interrupt() {
        stopped.set(true);
        return interrupted.compareAndSet(false, true);
    }

    boolean stopped() {
        return stopped.get();
    }

    boolean interrupted() {
        return interrupted.get();
    }
}
