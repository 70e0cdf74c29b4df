package org.arangolab.standin.http;

/** A request that ends with ArangoDB's error envelope; {@link #code()} says which status and number. */
public class ArangoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /** With the standard text of the code. */
    public ArangoException(ErrorCode code) {
        this(code, code.text());
    }

    /** With a text of its own. */
    public ArangoException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    /** Which error. */
    public ErrorCode code() {
        return code;
    }
}
