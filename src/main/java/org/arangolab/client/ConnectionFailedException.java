package org.arangolab.client;

import org.arangolab.LabException;
import org.arangolab.net.Endpoint;

/** No answer came: nobody listens, the connection broke, somebody else listens, or the call's time was up. */
public final class ConnectionFailedException extends LabException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Why no answer came. */
    public enum Kind {
        /** Nobody listens, or the host cannot be reached. */
        UNREACHABLE,
        /** The call's time was up. */
        TIMED_OUT,
        /** The connection ended before the answer did. */
        BROKEN,
        /** The server's certificate is signed by nobody who is trusted. */
        UNTRUSTED_CERTIFICATE,
        /** The server's certificate is too old, or too young. */
        CERTIFICATE_OUT_OF_DATE,
        /** The server's certificate is for other hosts. */
        WRONG_HOST,
        /** The server speaks only versions of TLS that are not safe. */
        TLS_TOO_OLD,
        /** A plain server on an endpoint that should speak TLS. */
        NOT_TLS,
        /** A TLS server on an endpoint that should be plain. */
        UNEXPECTED_TLS,
        /** Somebody listens, but speaks something else. */
        WRONG_PROTOCOL,
        /** This client had been closed. */
        CLIENT_CLOSED
    }

    /** Names the request, the endpoint and the reason. */
    public ConnectionFailedException(Request request, Endpoint endpoint, Kind kind, String reason, Throwable cause) {
        super(request + " to " + endpoint + " got no answer: " + reason, cause);
        this.kind = kind;
    }

    /** Why, as a fact. */
    public Kind kind() {
        return kind;
    }
}
