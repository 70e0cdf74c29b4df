package org.arangolab.standin.tools.http;

/** No connection could be made, or it broke, or the answer did not come in time. */
public final class ConnectionLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectionLost(String message, Throwable cause) {
        super(message, cause);
    }
}
