package org.arangolab.standin.server.auth;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Signs and verifies ArangoDB's tokens (HS256 and ES256). Only touched when a token comes or is asked for, so that a
 * server without tokens never loads the library.
 */
public final class Tokens {
    private static final String ISSUER = "arangodb";
    private static final String TYPE = "JWT";

    private final Secrets secrets;
    private final Duration life;
    private final Clock clock;

    /** With the life of a user's token. */
    public Tokens(Secrets secrets, Duration life, Clock clock) {
        this.secrets = secrets;
        this.life = life;
        this.clock = clock;
    }

    /** A token for a user; empty lifetime: the server's session time-out. */
    public String issue(String user, Optional<Duration> lifetime) {
        Instant now = clock.instant();
        return secrets.active().sign(Jwts.builder().header().type(TYPE).and()
                .claim("preferred_username", user).issuer(ISSUER)
                .issuedAt(Date.from(now)).expiration(Date.from(now.plus(lifetime.orElse(life)))));
    }

    /** A token with all rights for requests of this server to others, good until the secret changes. */
    public String superuser(String serverId) {
        return secrets.active().sign(Jwts.builder().header().type(TYPE).and()
                .claim("server_id", serverId).issuer(ISSUER));
    }

    /** The key that new tokens are signed with; another object once the secrets were read again. */
    public Object activeKey() {
        return secrets.active();
    }

    /** Who a token stands for, empty when it proves nothing. */
    Optional<Caller> verify(String token) {
        return secrets.all().stream().flatMap(key -> claims(token, key).stream()).findFirst()
                .flatMap(Tokens::caller);
    }

    private Optional<Claims> claims(String token, TokenKey key) {
        try {
            Jws<Claims> signed = key.trustedBy(Jwts.parser()).requireIssuer(ISSUER)
                    .clock(() -> Date.from(clock.instant())).build().parseSignedClaims(token);
            return Optional.of(signed).filter(s -> TYPE.equals(s.getHeader().getType())).map(Jws::getPayload);
        } catch (JwtException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Caller> caller(Claims claims) {
        if (claims.get("preferred_username") instanceof String user) {
            return Optional.of(Caller.user(user));
        }
        if (!(claims.get("server_id") instanceof String)) {
            return Optional.empty();
        }
        List<String> paths = claims.get("allowed_paths") instanceof List<?> list
                ? list.stream().flatMap(p -> p instanceof String s ? Stream.of(s) : Stream.empty()).toList()
                : List.of();
        return Optional.of(new Caller(Caller.Kind.SUPERUSER, Optional.empty(), paths));
    }
}
