package org.arangolab.standin.server.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.RawRequest;
import org.arangolab.standin.http.RequestTarget;
import org.arangolab.standin.http.Routes.Access;

/** Decides who sends a request and whether they are answered. Source: facts/server.md 3.2. Thread-safe. */
public final class Gate {
    private static final String SYSTEM = "_system";

    private final Authenticator users;
    private final Tokens tokens;
    private final Demand demand;

    /**
     * Who has to prove who they are.
     *
     * @param on          {@code server.authentication}
     * @param systemOnly  {@code server.authentication-system-only}
     * @param unixSockets {@code server.authentication-unix-sockets}
     */
    public record Demand(boolean on, boolean systemOnly, boolean unixSockets) {
        boolean of(RawRequest request) {
            return on && (unixSockets || !request.unixSocket());
        }
    }

    /** With the switches of the command line. */
    public Gate(Authenticator users, Tokens tokens, Demand demand) {
        this.users = users;
        this.tokens = tokens;
        this.demand = demand;
    }

    /** Whether credentials are asked for at all. */
    public boolean on() {
        return demand.on();
    }

    /** Whether a connection may log in with this {@code authorization}. */
    public boolean admits(String authorization) {
        return !demand.on() || identify(authorization).kind() != Caller.Kind.ANONYMOUS;
    }

    /**
     * Lets a request pass.
     *
     * @return the user, empty for a superuser or somebody anonymous on an open path
     * @throws ArangoException 401/11 without good credentials, 403/11 without rights, 404/1228 for a missing database
     */
    public Optional<String> pass(RequestTarget target, RawRequest request, Access access) {
        Caller caller = demand.of(request) ? identify(request.headers().getOrDefault("authorization", ""))
                .within(target.segments()) : Caller.SUPERUSER;
        boolean free = access == Access.OPEN || demand.systemOnly() && !systemPath(target.segments());
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

    private Caller identify(String authorization) {
        int blank = authorization.indexOf(' ');
        if (blank < 0) {
            return Caller.ANONYMOUS;
        }
        String credentials = authorization.substring(blank + 1).strip();
        return switch (authorization.substring(0, blank).toLowerCase(Locale.ROOT)) {
            case "basic" -> basic(credentials);
            case "bearer" -> tokens.verify(credentials)
                    .filter(caller -> caller.name().map(users::active).orElse(true)).orElse(Caller.ANONYMOUS);
            default -> Caller.ANONYMOUS;
        };
    }

    private Caller basic(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Caller.ANONYMOUS : users.identify(pair.substring(0, colon), pair.substring(colon + 1))
                    .map(Caller::user).orElse(Caller.ANONYMOUS);
        } catch (IllegalArgumentException e) {
            return Caller.ANONYMOUS;
        }
    }
}
