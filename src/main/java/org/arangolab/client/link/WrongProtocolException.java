package org.arangolab.client.link;

import java.io.IOException;

/** The other end answered, but not in the protocol that it was asked in. */
public final class WrongProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What it did instead. */
    public WrongProtocolException(String what) {
        super(what);
    }
}
