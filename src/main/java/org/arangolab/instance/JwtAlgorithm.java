package org.arangolab.instance;

import org.arangolab.auth.SigningKey;

/** How a server's tokens are signed; ES256 needs a late 3.12 (facts/server.md 3.2). */
public enum JwtAlgorithm {
    HS256, ES256;

    /** As a script writes it. */
    public String word() {
        return name();
    }

    /** A new random secret. */
    public SigningKey newKey() {
        return this == HS256 ? SigningKey.randomHmac() : SigningKey.randomElliptic();
    }
}
