package org.arangolab.run;

/**
 * Keeps interrupts away from the clean-ups of one thread, which have a bound of their own: an interrupt of the run
 * comes when they are over, a passed deadline of what they clean up after is of no interest any more.
 */
final class Shield {
    private boolean fromRun;
    private boolean fromLimits;
    private boolean asked;

    /** Interrupts the thread, because the run was interrupted: now, or as soon as the clean-ups are over. */
    synchronized boolean interrupt(Thread thread) {
        asked = fromRun;
        if (!fromRun) {
            thread.interrupt();
        }
        return !fromRun;
    }

    /** Interrupts the thread, because its time is up, unless it cleans up already; whether it did. */
    synchronized boolean late(Thread thread) {
        if (!fromLimits) {
            thread.interrupt();
        }
        return !fromLimits;
    }

    /** Runs the clean-ups of a test. An interrupt of the calling thread is put aside, too. */
    void over(Runnable cleanups) {
        over(cleanups, true);
    }

    /** Runs the clean-ups of a session, within a time limit that goes on to hold. */
    void overEnd(Runnable cleanups) {
        over(cleanups, false);
    }

    private void over(Runnable cleanups, boolean limitsToo) {
        raise(limitsToo);
        try {
            cleanups.run();
        } finally {
            lower();
        }
    }

    private synchronized void raise(boolean limitsToo) {
        asked = Thread.interrupted();
        fromRun = true;
        fromLimits = limitsToo;
    }

    private synchronized void lower() {
        fromRun = false;
        fromLimits = false;
        if (asked) {
            Thread.currentThread().interrupt();
        }
    }
}
