package org.arangolab.process;

import org.arangolab.LabException;

/** A process could not be started at all: no such file, no right to execute it, a format that does not run here. */
public final class SpawnException extends LabException {
    private static final long serialVersionUID = 1L;

    /** With a message for a person. */
    public SpawnException(String message) {
        super(message);
    }

    /** With a message for a person and what caused it. */
    public SpawnException(String message, Throwable cause) {
        super(message, cause);
    }
}
