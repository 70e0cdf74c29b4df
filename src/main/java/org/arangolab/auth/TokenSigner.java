package org.arangolab.auth;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * Signs ArangoDB's tokens. The claims are those of facts/server.md 3.2; a superuser's token names no user and carries
 * {@code server_id}.
 */
public final class TokenSigner {
    private static final String ISSUER = "arangodb";
    private static final String SERVER_ID = "arangolab";

    private final Clock clock;

    /** By this clock. */
    public TokenSigner(Clock clock) {
        this.clock = clock;
    }

    /** A token of a superuser; with paths it is good for these alone. */
    public IssuedToken superuser(SigningKey key, Duration life, List<String> allowedPaths) {
        JwtBuilder claims = Jwts.builder().claim("server_id", SERVER_ID);
        if (!allowedPaths.isEmpty()) {
            claims.claim("allowed_paths", allowedPaths);
        }
        return sign(claims, key, life);
    }

    /** A token of a user, who must exist. */
    public IssuedToken user(SigningKey key, String user, Duration life) {
        return sign(Jwts.builder().claim("preferred_username", user), key, life);
    }

    private IssuedToken sign(JwtBuilder claims, SigningKey key, Duration life) {
        Instant now = clock.instant();
        Instant end = now.plus(life);
        String text = claims.header().type("JWT").and().issuer(ISSUER).issuedAt(Date.from(now))
                .expiration(Date.from(end)).signWith(key.key()).compact();
        return new IssuedToken(new Secret(text), Optional.of(end));
    }
}
