package org.arangolab.standin.tools.shell;

/** A script ended the shell. An error, so that no {@code catch} of a script stops it. */
final class ExitRequest extends Error {
    private static final long serialVersionUID = 1L;

    private final int code;

    ExitRequest(int code) {
        super("exit " + code, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }
}
