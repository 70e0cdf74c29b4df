package org.arangolab.standin.cluster.network;

import java.net.ConnectException;

/** Another server of the cluster gave no answer. */
public final class PeerUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean sent;

    PeerUnreachableException(String endpoint, Throwable cause) {
        super(endpoint + " gave no answer: " + cause, cause);
        this.sent = !(cause instanceof ConnectException);
    }

    /** Whether the request may have been worked on all the same. */
    public boolean sent() {
        return sent;
    }
}
