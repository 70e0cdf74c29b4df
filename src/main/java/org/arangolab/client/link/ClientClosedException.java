package org.arangolab.client.link;

import java.io.IOException;

/** The client has been closed. */
public final class ClientClosedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Before the answer. */
    public ClientClosedException() {
        super("the client is closed");
    }
}
