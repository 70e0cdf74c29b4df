package org.arangolab.client;

import org.arangolab.LabException;
import org.arangolab.net.Endpoint;

/** No answer came: nobody listens, the connection broke, or the call's time was up. */
public final class ConnectionFailedException extends LabException {
    private static final long serialVersionUID = 1L;

    /** Names the request, the endpoint and the reason. */
    public ConnectionFailedException(Request request, Endpoint endpoint, String reason, Throwable cause) {
        super(request + " to " + endpoint + " got no answer: " + reason, cause);
    }
}
