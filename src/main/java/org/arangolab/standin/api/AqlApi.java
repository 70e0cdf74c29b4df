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

/**
 * {@code /_api/query}: understands queries without running them, and shows and kills those that run (facts/server.md
 * 5.3). There is no {@code ast} in the answers: the stand-in's tree is not ArangoDB's.
 */
final class AqlApi {
    private final QueryEngine engine;
    private final RunningQueries queries;

    AqlApi(QueryEngine engine, RunningQueries queries) {
        this.engine = engine;
        this.queries = queries;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("POST", "/_api/query", access, this::parse)
                .add("GET", "/_api/query/current", access, call -> list(queries.current(call.database())))
                .add("GET", "/_api/query/slow", access, call -> list(queries.slow(call.database())))
                .add("GET", "/_api/query/properties", access, this::tracking)
                .add("PUT", "/_api/query/properties", access, this::track)
                .add("GET", "/_api/query/rules", access, call -> refuseRules())
                .add("DELETE", "/_api/query/slow", access, this::clearSlow)
                .add("DELETE", "/_api/query/*", access, this::kill);
    }

    private Reply parse(Call call) {
        QueryEngine.Parsed parsed = engine.parse(QueryRequest.query(Bodies.object(call)));
        ObjectNode json = Json.object().put("parsed", true);
        parsed.collections().forEach(json.putArray("collections")::add);
        parsed.bindVars().forEach(json.putArray("bindVars")::add);
        return Reply.enveloped(200, json);
    }

    private static Reply list(List<ObjectNode> queries) {
        ArrayNode json = Json.array();
        json.addAll(queries);
        return Reply.json(200, json);
    }

    private Reply tracking(Call call) {
        return Reply.enveloped(200, queries.tracking(call.database()).toJson());
    }

    private Reply track(Call call) {
        queries.track(call.database(), queries.tracking(call.database()).changedBy(Bodies.object(call)));
        return tracking(call);
    }

    private static Reply refuseRules() {
        throw new ArangoException(ErrorCode.NOT_IMPLEMENTED, "the stand-in's queries have no optimizer rules");
    }

    private Reply clearSlow(Call call) {
        queries.clearSlow(call.database());
        return Reply.enveloped(200, Json.object());
    }

    private Reply kill(Call call) {
        queries.kill(call.database(), call.segments().get(2));
        return Reply.enveloped(200, Json.object());
    }
}
