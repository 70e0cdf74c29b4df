package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.User;

/** {@code /_api/user}: makes, shows, changes and removes users (facts/server.md 5.4). */
final class UserApi {
    private final Databases store;
    private final Guard guard;

    UserApi(Databases store, Guard guard) {
        this.store = store;
        this.guard = guard;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("GET", "/_api/user", access, this::list)
                .add("POST", "/_api/user", access, this::create)
                .add("GET", "/_api/user/*", access, this::show)
                .add("PUT", "/_api/user/*", access, this::replace)
                .add("PATCH", "/_api/user/*", access, this::update)
                .add("DELETE", "/_api/user/*", access, this::remove);
    }

    private static String name(Call call) {
        return call.segments().get(2);
    }

    private Reply list(Call call) {
        guard.requireAdmin(call);
        ObjectNode json = Json.object();
        ArrayNode result = json.putArray("result");
        store.users().all().forEach(user -> result.add(json(user)));
        return Reply.enveloped(200, json);
    }

    private Reply create(Call call) {
        guard.requireAdmin(call);
        ObjectNode body = Bodies.object(call);
        JsonNode name = body.has("user") ? body.path("user") : body.path("username");
        if (!name.isTextual()) {
            throw new ArangoException(ErrorCode.USER_INVALID_NAME);
        }
        User created = store.users().create(name.textValue(), Bodies.text(body, "passwd").orElse(""),
                Bodies.flag(body, "active", true), extra(body).orElseGet(Json::object));
        return answer(201, created);
    }

    private Reply show(Call call) {
        guard.requireAdminOr(call, name(call));
        return answer(200, store.users().user(name(call)));
    }

    private Reply replace(Call call) {
        guard.requireAdminOr(call, name(call));
        ObjectNode body = Bodies.object(call);
        return answer(200, store.users().change(name(call), Bodies.text(body, "passwd").or(() -> Optional.of("")),
                Optional.of(Bodies.flag(body, "active", true)), extra(body).or(() -> Optional.of(Json.object()))));
    }

    private Reply update(Call call) {
        guard.requireAdminOr(call, name(call));
        ObjectNode body = Bodies.object(call);
        Optional<Boolean> active = body.has("active") ? Optional.of(Bodies.flag(body, "active", true))
                : Optional.empty();
        Optional<ObjectNode> merged = extra(body)
                .map(changes -> (ObjectNode) store.users().user(name(call)).extra().deepCopy().setAll(changes));
        return answer(200, store.users().change(name(call), Bodies.text(body, "passwd"), active, merged));
    }

    private Reply remove(Call call) {
        guard.requireAdmin(call);
        store.users().remove(name(call));
        store.sync();
        return Reply.enveloped(202, Json.object());
    }

    private Reply answer(int status, User user) {
        if (status == 201) {
            store.sync();
        }
        return Reply.enveloped(status, json(user));
    }

    private static ObjectNode json(User user) {
        ObjectNode json = Json.object().put("user", user.name()).put("active", user.active());
        json.set("extra", user.extra());
        return json;
    }

    private static Optional<ObjectNode> extra(ObjectNode body) {
        return body.path("extra").isObject() ? Optional.of((ObjectNode) body.get("extra")) : Optional.empty();
    }
}
