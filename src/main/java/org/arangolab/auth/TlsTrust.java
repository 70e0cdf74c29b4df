package org.arangolab.auth;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Whom a client believes over TLS.
 *
 * @param anchors the certificates that are believed, and with them what they have signed; empty for the authorities
 *                that Java knows
 */
public record TlsTrust(List<X509Certificate> anchors) {
    /** The authorities that Java knows: for servers with a bought certificate. */
    public static final TlsTrust SYSTEM = new TlsTrust(List.of());

    /** Copies the list. */
    public TlsTrust {
        anchors = List.copyOf(anchors);
    }

    /**
     * The certificates in a PEM file, usually of an authority of one's own; a key in the same file is not looked at.
     *
     * @throws org.arangolab.ConfigException when it cannot be read or has no certificate
     */
    public static TlsTrust ofFile(Path file) {
        return new TlsTrust(PemFile.read("certificate file", file).requireCertificates(
                "it must hold the certificate of the server, or of the authority that signed it, as PEM"));
    }
}
