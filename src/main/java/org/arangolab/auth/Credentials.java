package org.arangolab.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How a client shows who it is. */
public sealed interface Credentials {
    /** Without any: a server that does not ask. */
    Credentials NONE = new None();

    /** ArangoDB's first user with the empty password of a new data directory. */
    Credentials ROOT = new Basic("root", new Secret(""));

    /** The value of the {@code Authorization} header; empty for none. */
    Optional<String> authorization();

    /** No header. */
    record None() implements Credentials {
        @Override
        public Optional<String> authorization() {
            return Optional.empty();
        }
    }

    /**
     * User name and password, RFC 7617.
     *
     * @param user     the name
     * @param password the password, maybe empty
     */
    record Basic(String user, Secret password) implements Credentials {
        @Override
        public Optional<String> authorization() {
            byte[] pair = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }
    }

    /**
     * A JSON web token, renewed before it expires.
     *
     * @param tokens where it comes from
     */
    record Jwt(TokenSource tokens) implements Credentials {
        @Override
        public Optional<String> authorization() {
            return Optional.of("bearer " + tokens.current().reveal());
        }
    }

    /**
     * Whatever a user's own code says.
     *
     * @param provider that code
     */
    record Provided(AuthProvider provider) implements Credentials {
        @Override
        public Optional<String> authorization() {
            return provider.authorization();
        }
    }
}
