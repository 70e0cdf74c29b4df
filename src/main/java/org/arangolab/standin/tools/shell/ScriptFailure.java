package org.arangolab.standin.tools.shell;

/** JavaScript that did not come to its end; the message is what the shell says of it. */
final class ScriptFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScriptFailure(String message) {
        super(message);
    }
}
