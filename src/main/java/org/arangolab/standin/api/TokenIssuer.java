package org.arangolab.standin.api;

import java.time.Duration;
import java.util.Optional;

/** Signs tokens for users who showed their password; the server knows the secret. */
@FunctionalInterface
public interface TokenIssuer {
    /**
     * A JSON web token.
     *
     * @param user     a user who exists and is active
     * @param lifetime how long it is good, empty for the server's default
     */
    String issue(String user, Optional<Duration> lifetime);
}
