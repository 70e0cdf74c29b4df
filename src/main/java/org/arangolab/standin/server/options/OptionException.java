package org.arangolab.standin.server.options;

import org.arangolab.standin.server.ExitCode;

/** A command line or configuration file that cannot be used; the message is the whole text for the terminal. */
public final class OptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;

    OptionException(ExitCode exit, String message) {
        super(message);
        this.exit = exit;
    }

    /** With which code the process ends. */
    public ExitCode exit() {
        return exit;
    }
}
