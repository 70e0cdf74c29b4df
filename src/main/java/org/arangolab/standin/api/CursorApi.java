package org.arangolab.standin.api;

import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;

/** {@code /_api/cursor}: runs queries and hands out their rows in batches (facts/server.md 5.3). */
final class CursorApi {
    private final QueryRunner runner;
    private final Cursors cursors;

    CursorApi(QueryRunner runner, Cursors cursors) {
        this.runner = runner;
        this.cursors = cursors;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("POST", "/_api/cursor", access, this::create)
                .add("PUT", "/_api/cursor", access, call -> withoutId())
                .add("POST", "/_api/cursor/*", access, call -> cursors.next(call, id(call)))
                .add("PUT", "/_api/cursor/*", access, call -> cursors.next(call, id(call)))
                .add("POST", "/_api/cursor/*/*", access, this::batch)
                .add("DELETE", "/_api/cursor/*", access, this::remove);
    }

    private static String id(Call call) {
        return call.segments().get(2);
    }

    private Reply create(Call call) {
        if (call.body().length == 0) {
            throw new ArangoException(ErrorCode.QUERY_EMPTY);
        }
        QueryRequest request = QueryRequest.of(Bodies.object(call));
        Reply reply = cursors.start(call, request, runner.run(call, request));
        boolean dirty = call.header("x-arango-allow-dirty-read").filter("true"::equals).isPresent();
        return dirty ? reply.withHeader("x-arango-potential-dirty-read", "true") : reply;
    }

    private static Reply withoutId() {
        throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "expecting PUT /_api/cursor/<cursor-id>");
    }

    private Reply batch(Call call) {
        String number = call.segments().get(3);
        if (!number.matches("[0-9]{1,18}")) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER,
                    "expecting POST /_api/cursor/<cursor-id>/<batch-id>");
        }
        return cursors.batch(call, id(call), Long.parseLong(number));
    }

    private Reply remove(Call call) {
        cursors.remove(call, id(call));
        return Reply.enveloped(202, Json.object().put("id", id(call)));
    }
}
