package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Database;
import org.arangolab.standin.store.Databases;

/** {@code /_api/gharial}: named graphs, their edge definitions and collections of vertices. */
final class GraphApi {
    private final Databases store;
    private final Guard guard;
    private final Graphs graphs;

    GraphApi(Databases store, Guard guard, Graphs graphs) {
        this.store = store;
        this.guard = guard;
        this.graphs = graphs;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("GET", "/_api/gharial", access, this::list)
                .add("POST", "/_api/gharial", access, this::create)
                .add("GET", "/_api/gharial/*", access, this::show)
                .add("DELETE", "/_api/gharial/*", access, this::drop)
                .add("GET", "/_api/gharial/*/vertex", access, call -> names(graph(call).vertices()))
                .add("POST", "/_api/gharial/*/vertex", access, this::addVertices)
                .add("DELETE", "/_api/gharial/*/vertex/*", access, this::removeVertices)
                .add("GET", "/_api/gharial/*/edge", access, call ->
                        names(graph(call).edges().stream().map(EdgeDefinition::collection).sorted().toList()))
                .add("POST", "/_api/gharial/*/edge", access, this::addEdges)
                .add("PUT", "/_api/gharial/*/edge/*", access, this::replaceEdges)
                .add("DELETE", "/_api/gharial/*/edge/*", access, this::removeEdges);
    }

    private GraphDefinition graph(Call call) {
        return graphs.find(guard.database(call), call.segments().get(2));
    }

    private Reply list(Call call) {
        ArrayNode all = Json.array();
        graphs.documents(guard.database(call)).forEach(all::add);
        return Reply.enveloped(200, (ObjectNode) Json.object().set("graphs", all));
    }

    private Reply create(Call call) {
        Database database = guard.writableDatabase(call);
        ObjectNode body = Bodies.object(call);
        String name = Bodies.text(body, "name").filter(text -> !text.isEmpty())
                .orElseThrow(() -> new ArangoException(ErrorCode.GRAPH_CREATE_MISSING_NAME));
        if (Bodies.flag(body, "isSmart", false) || body.path("options").path("isDisjoint").asBoolean()) {
            throw new ArangoException(ErrorCode.HTTP_NOT_IMPLEMENTED, "the stand-in has no smart graphs");
        }
        GraphDefinition graph = GraphDefinition.of(name, body).spread(graphs.spread(database, body.path("options")));
        return changed(call, graphs.create(database, graph));
    }

    private Reply show(Call call) {
        ObjectNode graph = graphs.document(guard.database(call), call.segments().get(2));
        return Reply.enveloped(200, (ObjectNode) Json.object().set("graph", graph));
    }

    private Reply drop(Call call) {
        Database database = guard.writableDatabase(call);
        GraphDefinition graph = graph(call);
        graphs.remove(database, graph.name());
        if (call.flag("dropCollections", false)) {
            Set<String> own = new TreeSet<>(graph.vertices());
            graph.edges().forEach(edge -> own.add(edge.collection()));
            dropUnused(database, own);
        }
        return Reply.enveloped(202, Json.object().put("removed", true));
    }

    /** Those that no graph names any more. */
    private void dropUnused(Database database, Set<String> names) {
        graphs.all(database).forEach(other -> {
            names.removeAll(other.vertices());
            other.edges().forEach(edge -> names.remove(edge.collection()));
        });
        names.forEach(name -> database.find(name).ifPresent(database::drop));
        store.sync();
    }

    private Reply addVertices(Call call) {
        Database database = guard.writableDatabase(call);
        String collection = Bodies.text(Bodies.object(call), "collection")
                .orElseThrow(() -> new ArangoException(ErrorCode.GRAPH_VERTEX_COLLECTION_NOT_PART));
        return changed(call, graphs.replace(database, graph(call).withOrphan(collection)));
    }

    private Reply removeVertices(Call call) {
        Database database = guard.writableDatabase(call);
        String collection = call.segments().get(4);
        return dropping(call, "dropCollection", collection,
                graphs.replace(database, graph(call).withoutOrphan(collection)));
    }

    private Reply addEdges(Call call) {
        Database database = guard.writableDatabase(call);
        return changed(call, graphs.replace(database, graph(call).with(EdgeDefinition.of(Bodies.object(call)))));
    }

    private Reply replaceEdges(Call call) {
        Database database = guard.writableDatabase(call);
        ObjectNode body = Bodies.object(call).deepCopy().put("collection", call.segments().get(4));
        GraphDefinition rest = graph(call).without(call.segments().get(4));
        return changed(call, graphs.replace(database, rest.with(EdgeDefinition.of(body))));
    }

    private Reply removeEdges(Call call) {
        Database database = guard.writableDatabase(call);
        String collection = call.segments().get(4);
        return dropping(call, "dropCollections", collection,
                graphs.replace(database, graph(call).without(collection)));
    }

    private Reply dropping(Call call, String flag, String collection, ObjectNode graph) {
        if (call.flag(flag, false)) {
            dropUnused(guard.database(call), new TreeSet<>(Set.of(collection)));
        }
        return changed(call, graph);
    }

    private static Reply changed(Call call, ObjectNode graph) {
        return Reply.enveloped(call.flag("waitForSync", false) ? 201 : 202,
                (ObjectNode) Json.object().set("graph", graph));
    }

    private static Reply names(Collection<String> names) {
        ArrayNode collections = Json.array();
        names.forEach(collections::add);
        return Reply.enveloped(200, (ObjectNode) Json.object().set("collections", collections));
    }
}
