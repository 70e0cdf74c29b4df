package org.arangolab.standin.http.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the options say about TLS.
 *
 * @param keyFile     certificate chain and private key
 * @param clientCa    whose certificates clients must show, empty when they need none
 * @param versions    of TLS, as Java calls them
 * @param http1First  whether ALPN prefers HTTP/1.1 to HTTP/2
 */
public record TlsSettings(Path keyFile, Optional<Path> clientCa, List<String> versions, boolean http1First) {
    /** Copies the versions. */
    public TlsSettings {
        versions = List.copyOf(versions);
    }
}
