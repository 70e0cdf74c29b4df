package org.arangolab.instance;

import org.arangolab.LabException;
import org.arangolab.process.ExitStatus;

/** A server that had been up is dead though nobody had asked it to stop. */
public final class InstanceCrashException extends LabException {
    private static final long serialVersionUID = 1L;

    private final String instance;
    private final transient ExitStatus exit;
    private final transient Evidence evidence;

    InstanceCrashException(String instance, ExitStatus exit, String when, Evidence evidence) {
        super(instance + " crashed: " + ArangodExit.text(exit) + " " + when + "\n" + evidence.text());
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
