package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Database;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.Permission;

/** {@code /_api/database}: lists, makes and drops databases (facts/server.md 5.1). */
final class DatabaseApi {
    private final Databases store;
    private final Guard guard;

    DatabaseApi(Databases store, Guard guard) {
        this.store = store;
        this.guard = guard;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("GET", "/_api/database", access, this::list)
                .add("GET", "/_api/database/user", access, this::accessible)
                .add("GET", "/_api/database/current", access, this::current)
                .add("POST", "/_api/database", access, this::create)
                .add("DELETE", "/_api/database/*", access, this::drop);
    }

    private Reply list(Call call) {
        guard.requireSystem(call);
        guard.requireAdmin(call);
        ObjectNode json = Json.object();
        ArrayNode names = json.putArray("result");
        store.databases().forEach(database -> names.add(database.name()));
        return Reply.enveloped(200, json);
    }

    private Reply accessible(Call call) {
        ObjectNode json = Json.object();
        ArrayNode names = json.putArray("result");
        store.databases().stream().filter(database -> guard.mayRead(call, database))
                .forEach(database -> names.add(database.name()));
        return Reply.enveloped(200, json);
    }

    private Reply current(Call call) {
        Database database = guard.database(call);
        ObjectNode json = Json.object();
        ObjectNode result = json.putObject("result").put("id", database.id()).put("name", database.name())
                .put("isSystem", database.name().equals(Databases.SYSTEM)).put("path", "none");
        database.defaultSharding().ifPresent(sharding -> result.put("sharding", "")
                .put("replicationFactor", sharding.replicationFactor()).put("writeConcern", sharding.writeConcern()));
        return Reply.enveloped(200, json);
    }

    private Reply create(Call call) {
        guard.requireSystem(call);
        guard.requireAdmin(call);
        ObjectNode body = Bodies.object(call);
        JsonNode name = body.path("name");
        if (!name.isTextual()) {
            throw new ArangoException(ErrorCode.DATABASE_NAME_INVALID);
        }
        Database created = store.createDatabase(name.textValue());
        body.path("users").forEach(user -> admit(user, created));
        if (body.path("users").isEmpty()) {
            call.user().ifPresent(user -> store.users().grant(user, created.name(), Permission.RW));
        }
        store.sync();
        return Reply.enveloped(201, Json.object().put("result", true));
    }

    private void admit(JsonNode body, Database database) {
        String name = Bodies.text(body, "username").or(() -> Bodies.text(body, "user"))
                .orElseThrow(() -> new ArangoException(ErrorCode.BAD_PARAMETER, "a user needs a 'username'"));
        if (store.users().find(name).isEmpty()) {
            JsonNode extra = body.path("extra");
            store.users().create(name, Bodies.text(body, "passwd").orElse(""), Bodies.flag(body, "active", true),
                    extra.isObject() ? (ObjectNode) extra : Json.object());
        }
        store.users().grant(name, database.name(), Permission.RW);
    }

    private Reply drop(Call call) {
        guard.requireSystem(call);
        guard.requireAdmin(call);
        store.dropDatabase(call.segments().get(2));
        store.sync();
        return Reply.enveloped(200, Json.object().put("result", true));
    }
}
