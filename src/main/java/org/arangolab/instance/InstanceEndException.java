package org.arangolab.instance;

import org.arangolab.LabException;
import org.arangolab.process.ExitStatus;

/** A server's process ended when it should not have, or otherwise than it should have. */
public abstract sealed class InstanceEndException extends LabException
        permits InstanceStartException, InstanceCrashException, UnexpectedExitException {
    private static final long serialVersionUID = 1L;

    private final String instance;
    private final transient ExitStatus exit;
    private final transient Evidence evidence;

    /** {@code what} completes the sentence that begins with the instance's name. */
    InstanceEndException(String instance, String what, ExitStatus exit, Evidence evidence) {
        super(instance + " " + what + "\n" + evidence.text());
        this.instance = instance;
        this.exit = exit;
        this.evidence = evidence;
    }

    /** The instance's name. */
    public String instance() {
        return instance;
    }

    /** How it ended. */
    public ExitStatus exit() {
        return exit;
    }

    /** What was found. */
    public Evidence evidence() {
        return evidence;
    }
}
