package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.Database;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.Permission;
import org.arangolab.standin.store.QueryScope;
import org.arangolab.standin.store.QueryTransaction;

/**
 * Runs queries: in the stream transaction that the call names, else in a transaction of their own, which sees the
 * collections as they were at the begin and is committed when the query ends well.
 */
final class QueryRunner {
    private final Databases store;
    private final Guard guard;
    private final StreamTransactions streams;
    private final QueryEngine engine;
    private final RunningQueries queries;
    private final QueryCache cache;

    QueryRunner(Databases store, Guard guard, StreamTransactions streams, QueryEngine engine, RunningQueries queries,
                QueryCache cache) {
        this.cache = cache;
        this.store = store;
        this.guard = guard;
        this.streams = streams;
        this.engine = engine;
        this.queries = queries;
    }

    /** Starts a query; its rows are all there, or come as they are taken when the request says {@code stream}. */
    QueryRows run(Call call, QueryRequest request) {
        Database database = guard.database(call);
        long begin = System.nanoTime();
        QueryEngine.Prepared prepared = engine.prepare(request.query(), request.bindVars());
        RunningQueries.RunningQuery query = queries.start(call, request, prepared.writes());
        query.parsed(System.nanoTime() - begin);
        boolean keep = false;
        try {
            Optional<StreamTransaction> stream = streams.of(call);
            if (stream.isPresent()) {
                return inside(call, request, prepared, query, stream.get());
            }
            QueryRows rows = cacheable(request, prepared, database)
                    ? cached(call, request, prepared, query, database)
                    : alone(call, request, prepared, query, database);
            keep = request.stream();
            return rows;
        } catch (ArangoException e) {
            query.failed(e.code());
            throw e;
        } finally {
            if (!keep) {
                query.close();
            }
        }
    }

    private boolean cacheable(QueryRequest request, QueryEngine.Prepared prepared, Database database) {
        QueryCacheSettings settings = cache.settings();
        boolean plain = !request.stream() && !request.fullCount() && !request.profile();
        return settings.wants(request.cache()) && plain && !prepared.writes() && prepared.deterministic()
                && store.epoch().isPresent() && prepared.collections().stream().map(database::find)
                .allMatch(found -> found.filter(collection -> settings.includeSystem()
                        || !collection.properties().system()).isPresent());
    }

    private QueryRows cached(Call call, QueryRequest request, QueryEngine.Prepared prepared,
                             RunningQueries.RunningQuery query, Database database) {
        long epoch = store.epoch().orElseThrow();
        known(database, prepared.collections()).forEach(one -> guard.require(call, one, Permission.RO));
        QueryCache.Key key = new QueryCache.Key(database.name(), request.query(), request.bindVars());
        Optional<Deque<byte[]>> found = cache.find(key, epoch);
        if (found.isPresent()) {
            query.succeeded();
            ObjectNode extra = Json.object();
            extra.putArray("warnings");
            return new StoredRows(found.get(), extra, true);
        }
        StoredRows rows = (StoredRows) alone(call, request, prepared, query, database);
        if (rows.extra().path("warnings").isEmpty()) {
            cache.keep(key, rows.copy(), prepared.collections(), epoch, query.started(), query.runTime());
        }
        return rows;
    }

    private QueryRows inside(Call call, QueryRequest request, QueryEngine.Prepared prepared,
                             RunningQueries.RunningQuery query, StreamTransaction stream) {
        Database database = guard.database(call);
        return stream.use(streams.now(), transaction -> transaction.atomically(() -> {
            QueryTransaction data = new QueryTransaction(database, transaction::documents, call.user(),
                    (collection, needed) -> {
                guard.require(call, collection, needed);
                stream.requireDeclared(collection, needed);
            });
            return stored(prepared.run(data, options(request, query)), request, query);
        }));
    }

    private QueryRows alone(Call call, QueryRequest request, QueryEngine.Prepared prepared,
                            RunningQueries.RunningQuery query, Database database) {
        QueryScope scope = store.beginQuery(database, call.user(),
                (collection, needed) -> guard.require(call, collection, needed),
                known(database, prepared.collections()));
        boolean keep = false;
        try {
            QueryEngine.Running running = prepared.run(scope.data(), options(request, query));
            boolean sync = prepared.waitForSync() || anyWaitsForSync(database, prepared.collections());
            if (request.stream()) {
                keep = true;
                return new StreamedRows(running, query, scope, sync);
            }
            QueryRows rows = stored(running, request, query);
            scope.commit(sync);
            return rows;
        } finally {
            if (!keep) {
                scope.close();
            }
        }
    }

    private static List<Collection> known(Database database, List<String> names) {
        return names.stream().map(database::find).flatMap(Optional::stream).toList();
    }

    private static boolean anyWaitsForSync(Database database, List<String> names) {
        return known(database, names).stream().anyMatch(collection -> collection.properties().waitForSync());
    }

    private static QueryEngine.Options options(QueryRequest request, RunningQueries.RunningQuery query) {
        return new QueryEngine.Options(request.fullCount(), request.failOnWarning(), request.maxWarningCount(),
                query::killed);
    }

    private static QueryRows stored(QueryEngine.Running running, QueryRequest request,
                                    RunningQueries.RunningQuery query) {
        Deque<byte[]> rows = new ArrayDeque<>();
        long limit = request.memoryLimit().orElse(Long.MAX_VALUE);
        long bytes = 0;
        for (Iterator<JsonNode> all = running.rows(); all.hasNext();) {
            byte[] row = Json.bytes(all.next());
            bytes += row.length;
            if (bytes > limit) {
                throw new ArangoException(ErrorCode.RESOURCE_LIMIT,
                        "AQL: query would use more memory than allowed (while executing)");
            }
            rows.addLast(row);
        }
        query.succeeded();
        return new StoredRows(rows, extra(running, query, bytes), false);
    }

    /**
     * {@code extra} of an answer.
     *
     * @param bytes most that the rows had in memory at once, which is what {@code memoryLimit} limits
     */
    static ObjectNode extra(QueryEngine.Running running, RunningQueries.RunningQuery query, long bytes) {
        ObjectNode extra = Json.object();
        extra.set("warnings", running.warnings());
        extra.set("stats", running.stats().put("executionTime", query.runTime().toNanos() / 1e9)
                .put("peakMemoryUsage", bytes));
        query.profile().ifPresent(profile -> extra.set("profile", profile));
        return extra;
    }
}
