package org.arangolab.instance;

import org.arangolab.LabException;
import org.arangolab.process.ExitStatus;

/** A server's process ended, but not in the way that was foretold. */
public final class UnexpectedExitException extends LabException {
    private static final long serialVersionUID = 1L;

    private final String instance;
    private final transient ExitStatus exit;
    private final transient ExitStatus expected;

    UnexpectedExitException(String instance, ExitStatus exit, ExitStatus expected, Evidence evidence) {
        super(instance + " ended with " + ArangodExit.text(exit) + ", not with " + ArangodExit.text(expected)
                + " as expected\n" + evidence.text());
        this.instance = instance;
        this.exit = exit;
        this.expected = expected;
    }

    /** The instance's name. */
    public String instance() {
        return instance;
    }

    /** How it ended. */
    public ExitStatus exit() {
        return exit;
    }

    /** How it was to end. */
    public ExitStatus expected() {
        return expected;
    }
}
