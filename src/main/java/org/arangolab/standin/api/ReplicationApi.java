package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.Database;
import org.arangolab.standin.store.IndexDefinition;
import org.arangolab.standin.store.Permission;

/** {@code /_api/replication}: batches, the inventory and the data of a collection (facts/server.md 5.5). */
final class ReplicationApi {
    static final String DUMP = "application/x-arango-dump; charset=utf-8";
    private static final int INSERT = 2300;
    private static final int DEFAULT_SECONDS = 300;
    private static final long DEFAULT_CHUNK = 128 * 1024;

    private final Guard guard;
    private final KeptSnapshots snapshots;

    ReplicationApi(Guard guard, KeptSnapshots snapshots) {
        this.guard = guard;
        this.snapshots = snapshots;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("POST", "/_api/replication/batch", access, this::begin)
                .add("PUT", "/_api/replication/batch/*", access, this::extend)
                .add("DELETE", "/_api/replication/batch/*", access, this::end)
                .add("GET", "/_api/replication/inventory", access, this::inventory)
                .add("GET", "/_api/replication/dump", access, this::dump);
    }

    private Reply begin(Call call) {
        KeptSnapshot snapshot = snapshots.keep("", call.user(), readable(call, guard.database(call), true), life(call));
        return Reply.json(200, Json.object().put("id", snapshot.id()).put("lastTick", snapshot.id()));
    }

    private List<Collection> readable(Call call, Database database, boolean system) {
        return database.collections().stream()
                .filter(c -> (system || !c.properties().system())
                && guard.allows(call, database.name(), c, Permission.RO)).toList();
    }

    private static Duration life(Call call) {
        return Duration.ofMillis((long) (1000 * Bodies.objectOrEmpty(call).path("ttl").asDouble(DEFAULT_SECONDS)));
    }

    private Reply extend(Call call) {
        snapshots.find(call.segments().get(3), call.user()).extend(snapshots.now(), life(call));
        return empty(Map.of());
    }

    private Reply end(Call call) {
        snapshots.drop(call.segments().get(3), call.user());
        return empty(Map.of());
    }

    private static Reply empty(Map<String, String> headers) {
        return new Reply(204, DUMP, headers, new byte[0]);
    }

    private Reply inventory(Call call) {
        String tick = call.parameter("batchId").map(id -> snapshots.find(id, call.user()).id()).orElse("0");
        ObjectNode json = call.flag("global", false) ? everything(call) : contents(call, guard.database(call));
        json.putObject("state").put("running", true).put("lastLogTick", tick).put("lastUncommittedLogTick", tick)
                .put("totalEvents", 0).put("time", snapshots.now().toString());
        return Reply.json(200, json.put("tick", tick));
    }

    private ObjectNode everything(Call call) {
        guard.requireSystem(call);
        ObjectNode json = Json.object();
        ObjectNode databases = json.putObject("databases");
        for (Database database : guard.databases(call)) {
            databases.set(database.name(), contents(call, database).put("id", database.id())
                    .put("name", database.name()));
        }
        return json;
    }

    private ObjectNode contents(Call call, Database database) {
        ObjectNode json = Json.object();
        ArrayNode collections = json.putArray("collections");
        for (Collection collection : readable(call, database, call.flag("includeSystem", true))) {
            if (call.parameter("collection").filter(name -> !name.equals(collection.name())).isEmpty()) {
                collections.add(entry(collection));
            }
        }
        ArrayNode views = json.putArray("views");
        database.views().forEach(view -> views.add(ViewApi.full(view)));
        json.putObject("properties").put("id", database.id()).put("name", database.name())
                .put("isSystem", database.name().equals("_system"));
        return json;
    }

    private static ObjectNode entry(Collection collection) {
        ObjectNode entry = Json.object();
        ArrayNode indexes = entry.putArray("indexes");
        collection.properties().indexes().stream().filter(index -> !index.builtIn())
                .forEach((IndexDefinition index) -> indexes.add(IndexJson.dumped(index)));
        entry.set("parameters", CollectionJson.dumped(collection));
        return entry;
    }

    private Reply dump(Call call) {
        Collection collection = guard.collection(call, required(call, "collection"), Permission.RO);
        KeptSnapshot snapshot = snapshots.find(required(call, "batchId"), call.user());
        UnaryOperator<ObjectNode> envelope = call.flag("useEnvelope", true)
                ? document -> enveloped(snapshot.id(), document) : document -> document;
        KeptSnapshot.Piece piece = snapshot.next(collection, chunk(call), Long.MAX_VALUE, envelope, snapshots.now());
        Map<String, String> headers = Map.of("x-arango-replication-checkmore", Boolean.toString(piece.more()),
                "x-arango-replication-lastincluded", snapshot.id());
        return piece.documents() == 0 ? empty(headers) : new Reply(200, DUMP, headers, piece.lines());
    }

    private static ObjectNode enveloped(String tick, ObjectNode document) {
        return (ObjectNode) Json.object().put("tick", tick).put("type", INSERT).set("data", document);
    }

    private static long chunk(Call call) {
        Optional<String> asked = call.parameter("chunkSize");
        try {
            return asked.map(Long::parseLong).orElse(DEFAULT_CHUNK);
        } catch (NumberFormatException e) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "invalid chunkSize '" + asked.get() + "'");
        }
    }

    static String required(Call call, String name) {
        return call.parameter(name).filter(text -> !text.isEmpty()).orElseThrow(() ->
                new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "invalid " + name + " parameter"));
    }
}
