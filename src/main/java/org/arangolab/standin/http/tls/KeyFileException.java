package org.arangolab.standin.http.tls;

/** A key file that TLS cannot be served with; the message says why. */
public final class KeyFileException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With the reason. */
    public KeyFileException(String message) {
        super(message);
    }
}
