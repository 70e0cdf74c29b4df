package org.arangolab.standin.api;

import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Permission;

/** {@code /_api/query-cache}: which results of queries are kept, and what is there. */
final class QueryCacheApi {
    private final Guard guard;
    private final QueryCache cache;

    QueryCacheApi(Guard guard, QueryCache cache) {
        this.guard = guard;
        this.cache = cache;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("GET", "/_api/query-cache/properties", access, call -> properties())
                .add("PUT", "/_api/query-cache/properties", access, this::configure)
                .add("GET", "/_api/query-cache/entries", access, call -> Reply.json(200, cache.show(call.database())))
                .add("DELETE", "/_api/query-cache", access, this::clear);
    }

    private Reply properties() {
        return Reply.json(200, cache.settings().toJson());
    }

    private Reply configure(Call call) {
        guard.requireDatabase(call, call.database(), Permission.RW);
        cache.configure(cache.settings().changedBy(Bodies.object(call)));
        return properties();
    }

    private Reply clear(Call call) {
        guard.requireDatabase(call, call.database(), Permission.RW);
        cache.clear(call.database());
        return Reply.enveloped(200, Json.object());
    }
}
