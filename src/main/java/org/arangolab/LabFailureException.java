package org.arangolab;

/** The lab itself cannot go on: no binary, no free port, a directory that cannot be written, a full disk. */
public final class LabFailureException extends LabException {
    private static final long serialVersionUID = 1L;

    /** With a message for a person. */
    public LabFailureException(String message) {
        super(message);
    }

    /** With a message for a person and what caused it. */
    public LabFailureException(String message, Throwable cause) {
        super(message, cause);
    }
}
