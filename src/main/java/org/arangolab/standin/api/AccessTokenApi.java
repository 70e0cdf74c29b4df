package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.AccessToken;
import org.arangolab.standin.store.Databases;

/** {@code /_api/token}: further passwords of a user, each with an end. Everybody looks after one's own. */
final class AccessTokenApi {
    private final Databases store;
    private final Guard guard;
    private final Clock clock;

    AccessTokenApi(Databases store, Guard guard, Clock clock) {
        this.store = store;
        this.guard = guard;
        this.clock = clock;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("GET", "/_api/token/*", access, this::list)
                .add("POST", "/_api/token/*", access, this::create)
                .add("DELETE", "/_api/token/*/*", access, this::remove);
    }

    private String user(Call call) {
        String user = call.segments().get(2);
        guard.requireAdminOr(call, user);
        return store.users().user(user).name();
    }

    private Reply list(Call call) {
        ObjectNode json = Json.object();
        ArrayNode tokens = json.putArray("tokens");
        store.users().user(user(call)).tokens().forEach(token -> tokens.add(json(token)));
        return Reply.json(200, json);
    }

    private Reply create(Call call) {
        String user = user(call);
        ObjectNode body = Bodies.object(call);
        AccessToken.Issued issued = store.users().issueToken(user, store.nextId(), Bodies.text(body, "name").orElse(""),
                clock.instant(), body.path("valid_until").asLong());
        store.sync();
        return Reply.json(200, json(issued.token()).put("token", issued.text()));
    }

    private Reply remove(Call call) {
        String id = call.segments().get(3);
        store.users().revokeToken(user(call), id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0);
        store.sync();
        return Reply.text(200, "");
    }

    private ObjectNode json(AccessToken token) {
        return Json.object().put("id", token.id()).put("name", token.name()).put("valid_until", token.validUntil())
                .put("created_at", token.createdAt()).put("fingerprint", token.fingerprint())
                .put("active", token.active(clock.instant()));
    }
}
