package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.IndexDefinition;
import org.arangolab.standin.store.Permission;

/** {@code /_api/index}: lists, makes and drops indexes (facts/server.md 5.4). */
final class IndexApi {
    private final Databases store;
    private final Guard guard;
    private final IndexJson json;
    private final Analyzers analyzers;

    IndexApi(Databases store, Guard guard, Scope scope, Analyzers analyzers) {
        this.analyzers = analyzers;
        this.store = store;
        this.guard = guard;
        this.json = new IndexJson(scope);
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("GET", "/_api/index", access, this::list)
                .add("POST", "/_api/index", access, this::create)
                .add("GET", "/_api/index/*/*", access, this::show)
                .add("DELETE", "/_api/index/*/*", access, this::drop);
    }

    private Collection named(Call call, Permission needed) {
        String name = call.parameter("collection").orElseThrow(() -> new ArangoException(ErrorCode.BAD_PARAMETER,
                "missing 'collection' parameter, expecting /_api/index?collection=<collection>"));
        return guard.collection(call, name, needed);
    }

    private Reply list(Call call) {
        Collection collection = named(call, Permission.RO);
        ObjectNode answer = Json.object();
        ArrayNode indexes = answer.putArray("indexes");
        ObjectNode identifiers = answer.putObject("identifiers");
        for (IndexDefinition index : collection.properties().indexes()) {
            ObjectNode shown = json.of(call, collection, index);
            indexes.add(shown);
            identifiers.set(shown.path("id").asText(), shown);
        }
        return Reply.enveloped(200, answer);
    }

    private Reply create(Call call) {
        guard.writableDatabase(call);
        Collection collection = named(call, Permission.RW);
        IndexDefinition wanted = IndexParser.parse(Bodies.object(call), Long.toString(store.nextId()));
        requireAnalyzers(call, wanted);
        IndexDefinition index = guard.database(call).ensureIndex(collection, wanted);
        store.sync();
        return answer(call, collection, index, index == wanted);
    }

    private void requireAnalyzers(Call call, IndexDefinition index) {
        for (String analyzer : InvertedIndex.analyzers(index.details())) {
            if (!analyzers.known(guard.database(call), analyzer)) {
                throw new ArangoException(ErrorCode.BAD_PARAMETER, "unknown analyzer '" + analyzer + "'");
            }
        }
    }

    private Reply answer(Call call, Collection collection, IndexDefinition index, boolean created) {
        ObjectNode shown = json.of(call, collection, index).put("isNewlyCreated", created);
        return Reply.enveloped(created ? 201 : 200, shown);
    }

    private Reply show(Call call) {
        Collection collection = guard.collection(call, call.segments().get(2), Permission.RO);
        return Reply.enveloped(200, json.of(call, collection, index(call, collection)));
    }

    private Reply drop(Call call) {
        guard.writableDatabase(call);
        Collection collection = guard.collection(call, call.segments().get(2), Permission.RW);
        IndexDefinition index = index(call, collection);
        if (index.builtIn()) {
            throw new ArangoException(ErrorCode.FORBIDDEN);
        }
        guard.database(call).dropIndex(collection, index);
        ViewLinks.dropIndex(guard.database(call), collection.name(), index.name());
        store.sync();
        return Reply.enveloped(200, Json.object().put("id", collection.name() + "/" + index.id()));
    }

    private static IndexDefinition index(Call call, Collection collection) {
        return collection.index(call.segments().get(3))
                .orElseThrow(() -> new ArangoException(ErrorCode.INDEX_NOT_FOUND));
    }
}
