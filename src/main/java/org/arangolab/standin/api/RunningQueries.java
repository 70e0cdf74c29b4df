package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.FailurePoints;

/** The queries that run now, and the latest slow ones. Thread-safe. */
final class RunningQueries {
    private final Clock clock;
    private final Supplier<Long> ids;
    private final FailurePoints failurePoints;
    private final Map<String, RunningQuery> running = new ConcurrentHashMap<>();
    private final Map<String, QueryTracking> tracking = new ConcurrentHashMap<>();
    /** Guarded by itself; newest last. */
    private final Deque<ObjectNode> slow = new ArrayDeque<>();

    RunningQueries(Clock clock, Supplier<Long> ids, FailurePoints failurePoints) {
        this.clock = clock;
        this.ids = ids;
        this.failurePoints = failurePoints;
    }

    /** One query from its start to its end. */
    final class RunningQuery implements AutoCloseable {
        private final String id;
        private final Call call;
        private final QueryRequest request;
        private final boolean writes;
        private final Instant started = clock.instant();
        private volatile boolean killed;
        private long parsing;
        /** Until it is known how it ended, it was given up. */
        private volatile int exitCode = ErrorCode.QUERY_KILLED.number();

        private RunningQuery(String id, Call call, QueryRequest request, boolean writes) {
            this.id = id;
            this.call = call;
            this.request = request;
            this.writes = writes;
        }

        /** Whether somebody asked for its end, or its time is over. */
        boolean killed() {
            return killed || request.maxRuntime().filter(limit -> runTime().compareTo(limit) > 0).isPresent();
        }

        Instant started() {
            return started;
        }

        Duration runTime() {
            return Duration.between(started, clock.instant());
        }

        private ObjectNode json(String state) {
            ObjectNode json = Json.object().put("id", id).put("database", call.database())
                    .put("user", call.user().orElse("")).put("query", shortened());
            if (tracking(call.database()).trackBindVars()) {
                json.set("bindVars", request.bindVars());
            }
            return json.put("started", started.truncatedTo(ChronoUnit.SECONDS).toString())
                    .put("runTime", runTime().toNanos() / 1e9).put("state", state)
                    .put("stream", request.stream()).put("modificationQuery", writes);
        }

        /** How long it took to understand it. */
        void parsed(long nanos) {
            parsing = nanos;
        }

        /** How long each of ArangoDB's phases took, if that was asked for; most of them do not exist here. */
        Optional<ObjectNode> profile() {
            if (!request.profile()) {
                return Optional.empty();
            }
            return Optional.of(Json.object().put("initializing", 0).put("parsing", parsing / 1e9)
                    .put("optimizing ast", 0).put("loading collections", 0).put("instantiating plan", 0)
                    .put("optimizing plan", 0).put("instantiating executors", 0)
                    .put("executing", runTime().toNanos() / 1e9).put("finalizing", 0));
        }

        /** It came to its end without an error. */
        void succeeded() {
            exitCode = 0;
        }

        /** It ended with an error. */
        void failed(ErrorCode code) {
            exitCode = code.number();
        }

        /** Takes it off the list; nothing happens the second time. */
        @Override
        public void close() {
            QueryTracking settings = tracking(call.database());
            if (running.remove(id) != null && settings.isSlow(runTime(), request.stream())) {
                remember(json("finished").put("exitCode", exitCode), settings.maxSlowQueries());
            }
        }

        private String shortened() {
            int limit = tracking(call.database()).maxQueryStringLength();
            return request.query().length() > limit ? request.query().substring(0, limit) + "..." : request.query();
        }
    }

    /** Puts a query on the list. */
    RunningQuery start(Call call, QueryRequest request, boolean writes) {
        failurePoints.hit(FailurePoints.QUERY_START);
        RunningQuery query = new RunningQuery(Long.toString(ids.get()), call, request, writes);
        if (tracking(call.database()).enabled()) {
            running.put(query.id, query);
        }
        return query;
    }

    private void remember(ObjectNode query, int limit) {
        synchronized (slow) {
            slow.addLast(query);
            while (slow.size() > limit) {
                slow.removeFirst();
            }
        }
    }

    /** What is kept of the queries of a database. */
    QueryTracking tracking(String database) {
        return tracking.getOrDefault(database, QueryTracking.DEFAULT);
    }

    /** Changes what is kept of the queries of a database. */
    void track(String database, QueryTracking settings) {
        tracking.put(database, settings);
    }

    /** Those of a database, oldest first. */
    List<ObjectNode> current(String database) {
        return running.values().stream().filter(query -> query.call.database().equals(database))
                .sorted(Comparator.comparing(query -> query.started)).map(query -> query.json("executing")).toList();
    }

    /** The slow ones of a database, oldest first. */
    List<ObjectNode> slow(String database) {
        synchronized (slow) {
            return slow.stream().filter(query -> query.path("database").asText().equals(database)).toList();
        }
    }

    /** Forgets the slow ones of a database. */
    void clearSlow(String database) {
        synchronized (slow) {
            slow.removeIf(query -> query.path("database").asText().equals(database));
        }
    }

    /** Asks for the end of a query of the database; 404/1591. */
    void kill(String database, String id) {
        RunningQuery query = running.get(id);
        if (query == null || !query.call.database().equals(database)) {
            throw new ArangoException(ErrorCode.QUERY_NOT_FOUND);
        }
        query.killed = true;
    }
}
