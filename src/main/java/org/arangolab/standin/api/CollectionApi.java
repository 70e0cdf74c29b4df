package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.Database;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.Documents;
import org.arangolab.standin.store.KeyOptions;
import org.arangolab.standin.store.Permission;

/** {@code /_api/collection}: makes, shows, changes and drops collections (facts/server.md 5.1). */
final class CollectionApi {
    private static final List<String> UNCHANGED = List.of("load", "unload", "compact");

    private final Databases store;
    private final Guard guard;
    private final Scope scope;

    CollectionApi(Databases store, Guard guard, Scope scope) {
        this.store = store;
        this.guard = guard;
        this.scope = scope;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("GET", "/_api/collection", access, this::list)
                .add("POST", "/_api/collection", access, this::create)
                .add("GET", "/_api/collection/*", access, call -> show(call, ""))
                .add("DELETE", "/_api/collection/*", access, this::drop)
                .add("PUT", "/_api/collection/*/truncate", access, this::truncate)
                .add("PUT", "/_api/collection/*/properties", access, this::configure)
                .add("PUT", "/_api/collection/*/rename", access, this::rename)
                .add("PUT", "/_api/collection/*/recalculateCount", access, this::recalculateCount)
                .add("PUT", "/_api/collection/*/loadIndexesIntoMemory", access, this::loadIndexes)
                .add("GET", "/_api/key-generators", access, call -> keyGenerators());
        for (String part : List.of("properties", "count", "figures", "revision", "checksum")) {
            routes.add("GET", "/_api/collection/*/" + part, access, call -> show(call, part));
        }
        for (String operation : UNCHANGED) {
            routes.add("PUT", "/_api/collection/*/" + operation, access, this::unchanged);
        }
    }

    private Collection collection(Call call, Permission needed) {
        return guard.collection(call, call.segments().get(2), needed);
    }

    private Reply list(Call call) {
        boolean withSystem = !call.flag("excludeSystem", false);
        ArrayNode result = Json.array();
        for (Collection collection : guard.database(call).collections()) {
            boolean wanted = withSystem || !collection.properties().system();
            if (wanted && guard.allows(call, collection, Permission.RO)) {
                result.add(CollectionJson.basic(collection));
            }
        }
        return Reply.enveloped(200, (ObjectNode) Json.object().set("result", result));
    }

    private Reply create(Call call) {
        Database database = guard.writableDatabase(call);
        Collection created = database.create(CollectionJson.spec(Bodies.object(call)));
        store.sync();
        return Reply.enveloped(200, CollectionJson.full(created));
    }

    private Reply show(Call call, String part) {
        Collection collection = collection(call, Permission.RO);
        ObjectNode json = switch (part) {
            case "" -> CollectionJson.basic(collection);
            case "properties" -> CollectionJson.full(collection);
            case "count" -> CollectionJson.full(collection).put("count", count(call, collection));
            case "figures" -> figures(call, collection);
            case "revision" -> CollectionJson.full(collection).put("revision", store.revisionOf(collection));
            case "checksum" -> checksum(call, collection);
            default -> throw new IllegalArgumentException("no part of a collection is called " + part);
        };
        return located(call, collection, Reply.enveloped(200, json));
    }

    private long count(Call call, Collection collection) {
        return scope.read(call, collection, Documents::count);
    }

    private ObjectNode figures(Call call, Collection collection) {
        ObjectNode json = CollectionJson.full(collection).put("count", count(call, collection));
        ObjectNode figures = json.putObject("figures");
        figures.putObject("indexes").put("count", collection.properties().indexes().size()).put("size", 0);
        figures.put("documentsSize", scope.read(call, collection, Documents::size)).put("cacheInUse", false)
                .put("cacheSize", 0).put("cacheUsage", 0);
        return json;
    }

    private ObjectNode checksum(Call call, Collection collection) {
        Checksum checksum = new Checksum(call.flag("withRevisions", false), call.flag("withData", false));
        String sum = scope.read(call, collection, documents -> checksum.of(documents.scan()));
        return CollectionJson.basic(collection).put("checksum", sum).put("revision", store.revisionOf(collection));
    }

    private Reply drop(Call call) {
        guard.writableDatabase(call);
        Collection collection = collection(call, Permission.RW);
        if (collection.properties().system() && !call.flag("isSystem", false)) {
            throw new ArangoException(ErrorCode.FORBIDDEN);
        }
        guard.database(call).drop(collection);
        ViewLinks.drop(guard.database(call), collection.name());
        store.sync();
        return Reply.enveloped(200, Json.object().put("id", collection.id()));
    }

    private Reply truncate(Call call) {
        Collection collection = collection(call, Permission.RW);
        scope.write(call, collection, Scope.waitsForSync(call, collection), documents -> {
            documents.truncate();
            return null;
        });
        return located(call, collection, Reply.enveloped(200, CollectionJson.basic(collection)));
    }

    private Reply unchanged(Call call) {
        Collection collection = collection(call, Permission.RO);
        ObjectNode json = CollectionJson.basic(collection);
        boolean counted = call.segments().get(3).equals("load")
                && Bodies.flag(Bodies.objectOrEmpty(call), "count", true);
        if (counted) {
            json.put("count", count(call, collection));
        }
        return located(call, collection, Reply.enveloped(200, json));
    }

    private Reply configure(Call call) {
        guard.writableDatabase(call);
        Collection collection = collection(call, Permission.RW);
        ObjectNode body = Bodies.objectOrEmpty(call);
        CollectionJson.refuseRules(body);
        guard.database(call).configure(collection,
                Bodies.flag(body, "waitForSync", collection.properties().waitForSync()),
                Bodies.flag(body, "cacheEnabled", collection.properties().cacheEnabled()));
        store.sync();
        return located(call, collection, Reply.enveloped(200, CollectionJson.full(collection)));
    }

    private Reply rename(Call call) {
        guard.writableDatabase(call);
        Collection collection = collection(call, Permission.RW);
        String name = Bodies.text(Bodies.object(call), "name")
                .orElseThrow(() -> new ArangoException(ErrorCode.ILLEGAL_NAME, "name is empty"));
        String oldName = collection.name();
        guard.database(call).rename(collection, name);
        ViewLinks.rename(guard.database(call), oldName, name);
        store.sync();
        return located(call, collection, Reply.enveloped(200, CollectionJson.basic(collection)));
    }

    private Reply recalculateCount(Call call) {
        Collection collection = collection(call, Permission.RW);
        return located(call, collection, Reply.enveloped(200,
                Json.object().put("result", true).put("count", count(call, collection))));
    }

    private Reply loadIndexes(Call call) {
        Collection collection = collection(call, Permission.RO);
        return located(call, collection, Reply.enveloped(200, Json.object().put("result", true)));
    }

    private static Reply keyGenerators() {
        ObjectNode json = Json.object();
        ArrayNode names = json.putArray("keyGenerators");
        for (KeyOptions.Type type : KeyOptions.Type.values()) {
            names.add(type.word());
        }
        return Reply.enveloped(200, json);
    }

    private static Reply located(Call call, Collection collection, Reply reply) {
        String operation = call.segments().size() > 3 ? call.segments().get(3) : "";
        String path = operation.isEmpty() ? Paths.api(call.database(), "collection", collection.name())
                : Paths.api(call.database(), "collection", collection.name(), operation);
        return reply.withHeader("location", path);
    }
}
