package org.arangolab.instance;

import org.arangolab.process.ExitStatus;

/** A server that had been up is dead though nobody had asked it to stop. */
public final class InstanceCrashException extends InstanceEndException {
    private static final long serialVersionUID = 1L;

    InstanceCrashException(String instance, ExitStatus exit, String when, Evidence evidence) {
        super(instance, "crashed: " + ArangodExit.text(exit) + " " + when, exit, evidence);
    }
}
