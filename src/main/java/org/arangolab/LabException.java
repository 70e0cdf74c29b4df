package org.arangolab;

/**
 * The root of every exception that the lab raises on purpose. Its message is made for a person: the first line says
 * who, what, how long and why; labelled lines of evidence and the remedy follow. A stack trace is not needed to read
 * it.
 */
public abstract class LabException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for a person. */
    protected LabException(String message) {
        super(message);
    }

    /** With a message for a person and what caused it. */
    protected LabException(String message, Throwable cause) {
        super(message, cause);
    }
}
