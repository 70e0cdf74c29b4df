package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
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
import org.arangolab.standin.store.Permission;

/** {@code /_api/replication/restore-*}: brings back what a dump holds (facts/server.md 5.5). */
final class RestoreApi {
    private static final int REMOVE = 2302;

    private final Databases store;
    private final Guard guard;
    private final Scope scope;

    RestoreApi(Databases store, Guard guard, Scope scope) {
        this.store = store;
        this.guard = guard;
        this.scope = scope;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("PUT", "/_api/replication/restore-collection", access, this::collection)
                .add("PUT", "/_api/replication/restore-indexes", access, this::indexes)
                .add("PUT", "/_api/replication/restore-data", access, this::data);
    }

    private Reply collection(Call call) {
        Database database = guard.writableDatabase(call);
        ObjectNode parameters = parameters(call);
        Optional<Collection> present = database.find(parameters.path("name").asText());
        if (present.isPresent() && !call.flag("overwrite", false)) {
            throw new ArangoException(ErrorCode.DUPLICATE_NAME);
        }
        boolean kept = present.isPresent() && present.get().properties().system();
        if (kept) {
            // the server's own collections stay, only empty
            scope.write(call, present.get(), false, documents -> {
                documents.truncate();
                return null;
            });
        } else {
            present.ifPresent(database::drop);
            Collection created = database.create(CollectionJson.spec(parameters));
            created.raiseLastKeyValue(parameters.path("keyOptions").path("lastValue").asLong(0));
        }
        store.sync();
        return done();
    }

    private static ObjectNode parameters(Call call) {
        JsonNode parameters = Bodies.object(call).path("parameters");
        if (!parameters.isObject()) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "collection parameters declaration is invalid");
        }
        return (ObjectNode) parameters;
    }

    private Reply indexes(Call call) {
        Database database = guard.writableDatabase(call);
        Collection collection = guard.collection(call, parameters(call).path("name").asText(), Permission.RW);
        for (JsonNode index : Bodies.object(call).path("indexes")) {
            String type = index.path("type").asText();
            if (!type.equals("primary") && !type.equals("edge")) {
                database.ensureIndex(collection, IndexParser.parse((ObjectNode) index, Long.toString(store.nextId())));
            }
        }
        store.sync();
        return done();
    }

    private Reply data(Call call) {
        Collection collection = guard.collection(call, ReplicationApi.required(call, "collection"), Permission.RW);
        boolean sync = collection.properties().waitForSync();
        scope.write(call, collection, sync, documents -> {
            lines(call.body(), documents);
            return null;
        });
        return done();
    }

    private static void lines(byte[] body, Documents documents) {
        int from = 0;
        for (int i = 0; i <= body.length; i++) {
            if (i == body.length || body[i] == '\n') {
                if (i > from) {
                    line(Json.parse(Arrays.copyOfRange(body, from, i)), documents);
                }
                from = i + 1;
            }
        }
    }

    /** A document, or one in an envelope that says what happened to it. */
    private static void line(JsonNode line, Documents documents) {
        boolean envelope = line.path("type").isInt() && line.path("data").isObject();
        JsonNode document = envelope ? line.path("data") : line;
        if (!document.isObject()) {
            throw new ArangoException(ErrorCode.HTTP_CORRUPTED_JSON, "received invalid JSON data for a document");
        }
        if (envelope && line.path("type").asInt() == REMOVE) {
            documents.find(document.path("_key").asText())
                    .ifPresent(found -> documents.remove(found.path("_key").asText(), Optional.empty()));
        } else {
            documents.restore((ObjectNode) document);
        }
    }

    private static Reply done() {
        return Reply.json(200, Json.object().put("result", true));
    }
}
