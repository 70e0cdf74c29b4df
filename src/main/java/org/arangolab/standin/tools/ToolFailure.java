package org.arangolab.standin.tools;

/** Why a tool ends at once: the FATAL line's id and text. The exit code is 1. */
public final class ToolFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String id;

    /** With the log id ArangoDB gives the line, or one of the stand-in's own. */
    public ToolFailure(String id, String message) {
        super(message);
        this.id = id;
    }

    /** The five digits in front of the line. */
    public String id() {
        return id;
    }
}
