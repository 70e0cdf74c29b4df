package org.arangolab.instance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.arangolab.ConfigException;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.ServerResponseException;
import org.arangolab.client.UrlPath;

/**
 * The requests below {@code /_admin/debug} and what their answers mean. Source: facts/server.md 4.2 and "The old end".
 */
final class FailurePointApi {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String FAILAT = "/_admin/debug/failat";
    private static final int NOT_FOUND = 404;
    private static final int NOT_IMPLEMENTED = 501;

    private final String server;
    private final BiFunction<Request, Duration, Response> http;

    /** {@code http} sends with the server's credentials and a time-out. */
    FailurePointApi(String server, BiFunction<Request, Duration, Response> http) {
        this.server = server;
        this.http = http;
    }

    private Response send(String method, String path) {
        return http.apply(Request.of(method, path), LIMIT);
    }

    /**
     * Returns when the build has failure points.
     *
     * @throws ConfigException         when it has none
     * @throws ServerResponseException when it does not say, for instance because of missing rights
     */
    void require() {
        Response answer = send("GET", FAILAT);
        if (answer.status() == NOT_IMPLEMENTED) {
            answer = askByScript();
        }
        if (answer.status() == NOT_FOUND || answer.ok() && !Boolean.TRUE.equals(answer.json())) {
            throw new ConfigException(server + ": this build has no failure points (" + answer.request() + " answered "
                    + answer.status() + "); use an arangod that was configured with -DUSE_FAILURE_TESTS=On");
        }
        answer.orThrow();
    }

    /** Servers of the 3.0 line do not answer GET. */
    private Response askByScript() {
        return http.apply(script("return require(\"internal\").debugCanUseFailAt()"), LIMIT);
    }

    static Request script(String code) {
        return new Request("POST", "/_admin/execute?returnAsJSON=true", Map.of(),
                Optional.of(code.getBytes(StandardCharsets.UTF_8)));
    }

    /** The names that are set; empty when the server has no list, as before 3.12. */
    Optional<List<String>> list() {
        Response answer = send("GET", FAILAT + "/all");
        if (answer.status() == NOT_FOUND || answer.status() == NOT_IMPLEMENTED) {
            return Optional.empty();
        }
        return answer.orThrow().json() instanceof List<?> names
                ? Optional.of(names.stream().map(String::valueOf).toList()) : Optional.empty();
    }

    void set(String name) {
        http.apply(Request.json("PUT", FAILAT + "/" + UrlPath.segment(name), Map.of()), LIMIT).orThrow();
    }

    void clear(String name) {
        send("DELETE", FAILAT + "/" + UrlPath.segment(name)).orThrow();
    }

    void clearAll() {
        send("DELETE", FAILAT).orThrow();
    }

    /** How often a point was hit; only the stand-in counts. */
    OptionalLong hits(String name) {
        Response answer = send("GET", "/_admin/debug/standin");
        Object point = answer.ok() && answer.json() instanceof Map<?, ?> points ? points.get(name) : null;
        return point instanceof Map<?, ?> known && known.get("hits") instanceof Number hits
                ? OptionalLong.of(hits.longValue()) : OptionalLong.empty();
    }

    void resetRaceControl() {
        Response answer = send("DELETE", "/_admin/debug/raceControl");
        if (answer.status() == NOT_FOUND || answer.status() == NOT_IMPLEMENTED) {
            throw new ConfigException(server + ": this build has no race control (" + answer.request() + " answered "
                    + answer.status() + "); use an arangod that was configured with -DUSE_MAINTAINER_MODE=On");
        }
        answer.orThrow();
    }
}
