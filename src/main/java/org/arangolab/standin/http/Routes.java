package org.arangolab.standin.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which handler answers which method and path. Built once while the server starts, read-only afterwards.
 *
 * <p>A pattern is a path whose segments are literal, {@code *} (any one segment) or a last {@code **} (the rest, also
 * none). Among several that fit, the one with more literal segments wins.
 */
public final class Routes {
    /** How a route treats an unauthenticated caller. */
    public enum Access {
        /** Answers anybody. */
        OPEN,
        /** Answers an authenticated user who may read the database. */
        AUTHENTICATED,
        /** Answers a user with write access to {@code _system}. */
        ADMIN,
        /** Answers a superuser token only. */
        SUPERUSER
    }

    /**
     * One entry.
     *
     * @param method  upper case, or {@code *}
     * @param pattern its segments
     * @param access  who is answered
     * @param handler what answers
     */
    public record Route(String method, List<String> pattern, Access access, Handler handler) {
        boolean fits(List<String> path) {
            for (int i = 0; i < pattern.size(); i++) {
                String want = pattern.get(i);
                if (want.equals("**")) {
                    return true;
                }
                if (i >= path.size() || !want.equals("*") && !want.equals(path.get(i))) {
                    return false;
                }
            }
            return path.size() == pattern.size();
        }

        private long literals() {
            return pattern.stream().filter(s -> !s.startsWith("*")).count();
        }
    }

    private final List<Route> routes = new ArrayList<>();

    /** Adds {@code GET /_api/version} and the like. */
    public Routes add(String method, String path, Access access, Handler handler) {
        List<String> pattern = List.of(path.substring(1).split("/"));
        routes.add(new Route(method, pattern, access, handler));
        return this;
    }

    /** All routes whose path fits, by method; {@code *} stands for any. Empty when the path is unknown. */
    public Map<String, Route> find(List<String> path) {
        Map<String, Route> byMethod = new LinkedHashMap<>();
        routes.stream().filter(r -> r.fits(path))
                .sorted(Comparator.comparingLong(Route::literals).reversed())
                .forEach(r -> byMethod.putIfAbsent(r.method(), r));
        return byMethod;
    }
}
