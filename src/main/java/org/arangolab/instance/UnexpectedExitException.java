package org.arangolab.instance;

import org.arangolab.process.ExitStatus;

/** A server's process ended, but not in the way that was foretold. */
public final class UnexpectedExitException extends InstanceEndException {
    private static final long serialVersionUID = 1L;

    private final transient ExitStatus expected;

    UnexpectedExitException(String instance, ExitStatus exit, ExitStatus expected, Evidence evidence) {
        super(instance, "ended with " + ArangodExit.text(exit) + ", not with " + ArangodExit.text(expected)
                + " as expected", exit, evidence);
        this.expected = expected;
    }

    /** How it was to end. */
    public ExitStatus expected() {
        return expected;
    }
}
