package org.arangolab.standin.http.vst;

import java.io.IOException;

/** Bytes that are no VelocyStream; the connection cannot go on. */
final class VstProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    VstProtocolException(String message) {
        super(message);
    }
}
