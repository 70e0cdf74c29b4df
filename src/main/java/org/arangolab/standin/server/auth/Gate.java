package org.arangolab.standin.server.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.RequestTarget;
import org.arangolab.standin.http.Routes.Access;

/** Decides who sends a request and whether they are answered. Source: facts/server.md 3.2. Thread-safe. */
public final class Gate {
    private static final String SYSTEM = "_system";

    private final Authenticator users;
    private final Tokens tokens;
    private final boolean on;
    private final boolean systemOnly;

    /**
     * With the switches of the command line.
     *
     * @param on         {@code server.authentication}
     * @param systemOnly {@code server.authentication-system-only}
     */
    public Gate(Authenticator users, Tokens tokens, boolean on, boolean systemOnly) {
        this.users = users;
        this.tokens = tokens;
        this.on = on;
        this.systemOnly = systemOnly;
    }

    /** Whether credentials are asked for at all. */
    public boolean on() {
        return on;
    }

    /**
     * Lets a request pass.
     *
     * @return the user, empty for a superuser or somebody anonymous on an open path
     * @throws ArangoException 401/11 without good credentials, 403/11 without rights, 404/1228 for a missing database
     */
    public Optional<String> pass(RequestTarget target, Map<String, String> headers, Access access) {
        Caller caller = on ? identify(target, headers) : Caller.SUPERUSER;
        boolean free = access == Access.OPEN || systemOnly && !systemPath(target.segments());
        if (caller.kind() == Caller.Kind.ANONYMOUS && !free) {
            throw new ArangoException(ErrorCode.NOT_AUTHORIZED);
        }
        if (!free) {
            check(caller, target, access);
        } else if (!users.exists(target.database())) {
            throw new ArangoException(ErrorCode.DATABASE_NOT_FOUND);
        }
        return caller.name();
    }

    private void check(Caller caller, RequestTarget target, Access access) {
        boolean superuser = caller.kind() == Caller.Kind.SUPERUSER;
        String user = caller.name().orElse("");
        if (!superuser && !users.mayRead(user, target.database())) {
            throw new ArangoException(ErrorCode.NOT_AUTHORIZED);
        }
        if (!users.exists(target.database())) {
            throw new ArangoException(ErrorCode.DATABASE_NOT_FOUND);
        }
        boolean enough = switch (access) {
            case OPEN, AUTHENTICATED -> true;
            case ADMIN -> superuser || users.mayWrite(user, SYSTEM);
            case SUPERUSER -> superuser;
        };
        if (!enough) {
            throw new ArangoException(ErrorCode.FORBIDDEN);
        }
    }

    private static boolean systemPath(List<String> segments) {
        return segments.isEmpty() || segments.get(0).startsWith("_");
    }

    private Caller identify(RequestTarget target, Map<String, String> headers) {
        String header = headers.getOrDefault("authorization", "");
        int blank = header.indexOf(' ');
        if (blank < 0) {
            return Caller.ANONYMOUS;
        }
        String credentials = header.substring(blank + 1).strip();
        return switch (header.substring(0, blank).toLowerCase(Locale.ROOT)) {
            case "basic" -> basic(credentials);
            case "bearer" -> tokens.verify(credentials).filter(c -> good(c, target)).orElse(Caller.ANONYMOUS);
            default -> Caller.ANONYMOUS;
        };
    }

    private boolean good(Caller caller, RequestTarget target) {
        String path = "/" + String.join("/", target.segments());
        return caller.name().map(users::active).orElse(caller.paths().isEmpty() || caller.paths().contains(path));
    }

    private Caller basic(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            boolean right = colon >= 0 && users.verify(pair.substring(0, colon), pair.substring(colon + 1));
            return right ? Caller.user(pair.substring(0, colon)) : Caller.ANONYMOUS;
        } catch (IllegalArgumentException e) {
            return Caller.ANONYMOUS;
        }
    }
}
