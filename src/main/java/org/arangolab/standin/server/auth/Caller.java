package org.arangolab.standin.server.auth;

import java.util.List;
import java.util.Optional;

/**
 * Who sends a request.
 *
 * @param kind  how they proved it
 * @param name  the user's name, for {@link Kind#USER} only
 * @param paths the only paths a superuser token is good for; empty for any
 */
record Caller(Kind kind, Optional<String> name, List<String> paths) {
    enum Kind { ANONYMOUS, USER, SUPERUSER }

    static final Caller ANONYMOUS = new Caller(Kind.ANONYMOUS, Optional.empty(), List.of());
    static final Caller SUPERUSER = new Caller(Kind.SUPERUSER, Optional.empty(), List.of());

    static Caller user(String name) {
        return new Caller(Kind.USER, Optional.of(name), List.of());
    }

    /** The same caller, or nobody when the token is not good for the path. */
    Caller within(List<String> path) {
        return paths.isEmpty() || paths.contains("/" + String.join("/", path)) ? this : ANONYMOUS;
    }
}
