package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.Handler;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;

/** {@code /_api/ttl}: how documents under {@code ttl} indexes are removed, and how many were. */
final class ExpiryApi {
    private final Expiry expiry;
    private final Guard guard;

    ExpiryApi(Expiry expiry, Guard guard) {
        this.expiry = expiry;
        this.guard = guard;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("GET", "/_api/ttl/properties", access, answering(() -> expiry.settings().toJson()))
                .add("PUT", "/_api/ttl/properties", access, this::configure)
                .add("GET", "/_api/ttl/statistics", access, answering(expiry::statistics));
    }

    private Handler answering(Supplier<ObjectNode> result) {
        return call -> {
            guard.requireSystem(call);
            return Reply.enveloped(200, (ObjectNode) Json.object().set("result", result.get()));
        };
    }

    private Reply configure(Call call) {
        guard.requireSystem(call);
        expiry.configure(expiry.settings().changedBy(Bodies.object(call)));
        return Reply.enveloped(200, (ObjectNode) Json.object().set("result", expiry.settings().toJson()));
    }
}
