package org.arangolab.standin.server;

/** A start that cannot go on: the FATAL line's id and text, and the exit code. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;
    private final String id;

    /** With the log id ArangoDB gives the line. */
    public StartException(ExitCode exit, String id, String message) {
        super(message);
        this.exit = exit;
        this.id = id;
    }

    /** With which code the process ends. */
    public ExitCode exit() {
        return exit;
    }

    /** The five digits in front of the line. */
    public String id() {
        return id;
    }
}
