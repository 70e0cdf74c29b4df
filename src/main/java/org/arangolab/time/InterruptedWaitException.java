package org.arangolab.time;

import org.arangolab.LabException;

/** A wait that was interrupted, by Ctrl-C or the end of a test. The thread's interrupt flag is set again. */
public final class InterruptedWaitException extends LabException {
    private static final long serialVersionUID = 1L;

    /** Names the wait; restores the interrupt flag of the current thread. */
    public InterruptedWaitException(String waitedFor, InterruptedException cause) {
        super("interrupted while waiting for " + waitedFor, cause);
        Thread.currentThread().interrupt();
    }
}
