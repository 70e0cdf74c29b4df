package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.FailurePoints;
import org.arangolab.standin.store.Store;

/** The data endpoints without HTTP: a call in, a reply out. JSON in tests is written with single quotes. */
final class ApiBench implements AutoCloseable {
    final Store store;
    final DataApi api;
    private final Routes routes = new Routes();
    private final Map<String, String> headers = new HashMap<>();
    private Optional<String> user = Optional.empty();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    ApiBench(Path directory, QueryEngine engine) {
        this(directory, engine, FailurePoints.NONE);
    }

    ApiBench(Path directory, QueryEngine engine, FailurePoints failurePoints) {
        store = Store.open(directory, "", failurePoints);
        api = DataApi.register(routes, store, engine, failurePoints, new TestClock(), ExpirySettings.DEFAULT,
                QueryCacheSettings.DEFAULT);
        new BackupApi(store, directory.resolve("backups"), Clock.systemUTC()).register(routes);
    }

    private final class TestClock extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    ApiBench as(String name) {
        user = Optional.ofNullable(name);
        return this;
    }

    /** A header of all calls from here on; null takes it away. */
    ApiBench header(String name, String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return this;
    }

    Answer get(String path) {
        return call("GET", path, "");
    }

    Answer post(String path, String body) {
        return call("POST", path, body);
    }

    Answer put(String path, String body) {
        return call("PUT", path, body);
    }

    Answer patch(String path, String body) {
        return call("PATCH", path, body);
    }

    Answer delete(String path) {
        return call("DELETE", path, "");
    }

    Answer call(String method, String target, String body) {
        String[] parts = target.split("\\?", 2);
        String path = parts[0];
        String database = Store.SYSTEM;
        if (path.startsWith("/_db/")) {
            database = path.split("/")[2];
            path = path.substring("/_db/".length() + database.length());
        }
        List<String> segments = Arrays.stream(path.substring(1).split("/")).map(ApiBench::decode).toList();
        Map<String, Routes.Route> found = routes.find(segments);
        Routes.Route route = found.get(method);
        if (route == null) {
            throw new IllegalArgumentException("no route for " + method + " " + target);
        }
        Call call = new Call(method, database, segments, query(parts.length > 1 ? parts[1] : ""),
                Map.copyOf(headers), body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), user);
        try {
            return new Answer(route.handler().handle(call));
        } catch (ArangoException e) {
            return new Answer(Reply.error(e.code(), e.getMessage()));
        }
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new HashMap<>();
        for (String pair : text.isEmpty() ? new String[0] : text.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(decode(parts[0]), decode(parts[1]));
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        api.close();
        store.close();
    }

    /** A reply with its body read. */
    record Answer(Reply reply) {
        int status() {
            return reply.status();
        }

        String text() {
            return new String(reply.body(), StandardCharsets.UTF_8).replace('"', '\'');
        }

        JsonNode json() {
            return Json.parse(reply.body());
        }

        String at(String pointer) {
            return json().at(pointer).asText();
        }

        String header(String name) {
            return reply.headers().get(name);
        }

        /** Status, number and text of an error. */
        String error() {
            return status() + "/" + at("/errorNum") + " " + at("/errorMessage");
        }
    }
}
