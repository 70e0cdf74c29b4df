package org.arangolab.auth;

import java.util.Optional;

/** Authentication of a user's own: asked before each request. Must be quick and safe for many threads. */
@FunctionalInterface
public interface AuthProvider {
    /** The value of the {@code Authorization} header; empty for none. */
    Optional<String> authorization();
}
