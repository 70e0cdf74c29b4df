package org.arangolab.standin.store;

import org.arangolab.standin.http.ArangoException;

/** What became of one write among many. */
public sealed interface WriteOutcome {
    /**
     * It was done.
     *
     * @param written what it did
     */
    record Done(Written written) implements WriteOutcome {
    }

    /**
     * It was refused.
     *
     * @param failure why
     */
    record Failed(ArangoException failure) implements WriteOutcome {
    }

    /** What it did, or throws why it was refused. */
    default Written orThrow() {
        if (this instanceof Failed failed) {
            throw failed.failure();
        }
        return ((Done) this).written();
    }
}
