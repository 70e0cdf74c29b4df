package org.arangolab.instance;

import org.arangolab.process.ExitStatus;

/** A server's process ended before the server answered. */
public final class InstanceStartException extends InstanceEndException {
    private static final long serialVersionUID = 1L;

    InstanceStartException(String instance, ExitStatus exit, String when, Evidence evidence) {
        super(instance, "ended with " + ArangodExit.text(exit) + " " + when, exit, evidence);
    }
}
