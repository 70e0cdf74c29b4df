package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.CollectionType;
import org.arangolab.standin.store.Permission;

/** {@code /_api/edges}: the edges of one collection that begin or end at some vertices. */
final class EdgesApi {
    private final Guard guard;
    private final Scope scope;

    EdgesApi(Guard guard, Scope scope) {
        this.guard = guard;
        this.scope = scope;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("GET", "/_api/edges/*", access, this::atOne).add("POST", "/_api/edges/*", access, this::atMany);
    }

    private Reply atOne(Call call) {
        String vertex = call.parameter("vertex").filter(id -> id.indexOf('/') > 0)
                .orElseThrow(() -> new ArangoException(ErrorCode.DOCUMENT_HANDLE_BAD));
        return answer(call, Set.of(vertex));
    }

    private Reply atMany(Call call) {
        JsonNode body = call.json();
        if (!body.isArray()) {
            throw new ArangoException(ErrorCode.BAD_PARAMETER, "expected a JSON array of vertices in body parameter");
        }
        Set<String> vertices = new LinkedHashSet<>();
        body.forEach(vertex -> vertices.add(vertex.asText()));
        return answer(call, vertices);
    }

    private Reply answer(Call call, Set<String> vertices) {
        Collection collection = guard.collection(call, call.segments().get(2), Permission.RO);
        if (collection.properties().type() != CollectionType.EDGE) {
            throw new ArangoException(ErrorCode.COLLECTION_TYPE_INVALID);
        }
        String direction = call.parameter("direction").orElse("any");
        if (!Set.of("any", "in", "out").contains(direction)) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER,
                    "<direction> must by any, in, or out, not: " + direction);
        }
        ObjectNode json = Json.object();
        ArrayNode edges = json.putArray("edges");
        int scanned = scope.read(call, collection, documents -> {
            int read = 0;
            for (Iterator<ObjectNode> all = documents.scan(); all.hasNext(); read++) {
                ObjectNode edge = all.next();
                boolean out = !direction.equals("in") && vertices.contains(edge.path("_from").asText());
                boolean in = !direction.equals("out") && vertices.contains(edge.path("_to").asText());
                if (out || in) {
                    edges.add(edge);
                }
            }
            return read;
        });
        json.putObject("stats").put("scannedFull", scanned).put("scannedIndex", 0)
                .put("filtered", scanned - edges.size());
        return Reply.enveloped(200, json);
    }
}
