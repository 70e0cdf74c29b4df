package org.arangolab.instance;

import java.util.Locale;
import org.arangolab.net.Endpoint;

/** What clients speak to a server. */
public enum Protocol {
    /** HTTP/1.1 over TCP. */
    TCP,
    /** HTTP/1.1 over TLS. */
    SSL,
    /** HTTP/1.1 over a unix domain socket. */
    UNIX,
    /** HTTP/2, by prior knowledge over TCP or by ALPN over TLS. */
    H2,
    /** VelocyStream 1.1, of servers up to 3.11. */
    VST;

    /** Whether it can be spoken over such an endpoint. */
    boolean goesWith(Endpoint.Transport transport) {
        return switch (this) {
            case TCP -> transport == Endpoint.Transport.TCP;
            case SSL -> transport == Endpoint.Transport.SSL;
            case UNIX -> transport == Endpoint.Transport.UNIX;
            case H2, VST -> transport != Endpoint.Transport.UNIX;
        };
    }

    /** As a script writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word, so that messages and scripts show what a script would write. */
    @Override
    public String toString() {
        return word();
    }
}
