package org.arangolab.auth;

import java.time.Instant;
import java.util.Optional;

/**
 * A token and how long it is good.
 *
 * @param token   the token
 * @param expires when it ends; empty when that is not known
 */
public record IssuedToken(Secret token, Optional<Instant> expires) {
}
