package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.Documents;
import org.arangolab.standin.store.Permission;
import org.arangolab.standin.store.WriteOptions;
import org.arangolab.standin.store.Written;

/**
 * {@code /_api/gharial/GRAPH/vertex} and {@code …/edge}: the documents of a named graph. An edge needs both of its
 * ends, and a vertex that goes takes its edges along.
 */
final class GraphElementApi {
    private final Guard guard;
    private final Scope scope;
    private final Graphs graphs;

    GraphElementApi(Guard guard, Scope scope, Graphs graphs) {
        this.guard = guard;
        this.scope = scope;
        this.graphs = graphs;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        for (String kind : List.of("vertex", "edge")) {
            String all = "/_api/gharial/*/" + kind + "/*";
            String one = all + "/*";
            routes.add("POST", all, access, this::insert)
                    .add("GET", one, access, this::read)
                    .add("PUT", one, access, call -> change(call, Documents::replace))
                    .add("PATCH", one, access, call -> change(call, Documents::update))
                    .add("DELETE", one, access, this::remove);
        }
    }

    /** A change of one document by key: update or replace. */
    private interface Change {
        Written apply(Documents documents, String key, ObjectNode body, WriteOptions options);
    }

    private static String kind(Call call) {
        return call.segments().get(3);
    }

    private GraphDefinition graph(Call call) {
        return graphs.find(guard.database(call), call.segments().get(2));
    }

    private Collection collection(Call call, GraphDefinition graph, Permission needed) {
        String name = call.segments().get(4);
        boolean edges = kind(call).equals("edge");
        if (edges && graph.edge(name).isEmpty()) {
            throw new ArangoException(ErrorCode.GRAPH_EDGE_COLLECTION_NOT_USED);
        }
        if (!edges && !graph.vertices().contains(name)) {
            throw new ArangoException(ErrorCode.GRAPH_VERTEX_COLLECTION_NOT_PART);
        }
        return guard.collection(call, name, needed);
    }

    private Reply insert(Call call) {
        GraphDefinition graph = graph(call);
        Collection collection = collection(call, graph, Permission.RW);
        ObjectNode body = DocumentRequest.document(call.json());
        DocumentRequest request = DocumentRequest.of(call);
        boolean sync = Scope.waitsForSync(call, collection);
        Written written = scope.write(call, sync, documents -> {
            checkEnds(call, graph, body, true, documents);
            return documents.apply(collection).insert(body, request.writeOf(body));
        });
        return written(call, sync ? 201 : 202, request.changed(written, true));
    }

    private Reply change(Call call, Change change) {
        GraphDefinition graph = graph(call);
        Collection collection = collection(call, graph, Permission.RW);
        ObjectNode body = DocumentRequest.document(call.json());
        DocumentRequest request = DocumentRequest.of(call);
        boolean sync = Scope.waitsForSync(call, collection);
        Written written = scope.write(call, sync, documents -> {
            checkEnds(call, graph, body, false, documents);
            return change.apply(documents.apply(collection), call.segments().get(5), body, request.writeOfSingle(body));
        });
        return written(call, sync ? 200 : 202, request.changed(written, false));
    }

    /** The vertices at both ends of an edge are in the graph and there; 400/1233, 400/1947, 404/1202. */
    private void checkEnds(Call call, GraphDefinition graph, ObjectNode body, boolean required,
                           Function<Collection, Documents> documents) {
        if (kind(call).equals("edge")) {
            checkEnd(call, graph, body.get("_from"), required, documents);
            checkEnd(call, graph, body.get("_to"), required, documents);
        }
    }

    private void checkEnd(Call call, GraphDefinition graph, JsonNode end, boolean required,
                          Function<Collection, Documents> documents) {
        if (end == null && !required) {
            return;
        }
        String[] id = end == null ? new String[0] : end.asText().split("/", -1);
        if (id.length != 2) {
            throw new ArangoException(ErrorCode.INVALID_EDGE_ATTRIBUTE);
        }
        if (!graph.vertices().contains(id[0])) {
            throw new ArangoException(ErrorCode.GRAPH_REFERENCED_VERTEX_COLLECTION_NOT_USED);
        }
        if (documents.apply(guard.database(call).collection(id[0])).find(id[1]).isEmpty()) {
            throw new ArangoException(ErrorCode.DOCUMENT_NOT_FOUND);
        }
    }

    private Reply read(Call call) {
        Collection collection = collection(call, graph(call), Permission.RO);
        DocumentRequest request = DocumentRequest.of(call);
        ObjectNode document = scope.read(call, collection, documents -> documents.find(call.segments().get(5)))
                .orElseThrow(() -> new ArangoException(ErrorCode.DOCUMENT_NOT_FOUND));
        if (request.ifNone().filter(document.path("_rev").asText()::equals).isPresent()) {
            return element(call, 304, Json.object(), document);
        }
        request.ifMatch().or(() -> call.parameter("rev"))
                .ifPresent(wanted -> Documents.requireRevision(document, wanted));
        return element(call, 200, Json.object(), document);
    }

    private Reply remove(Call call) {
        GraphDefinition graph = graph(call);
        Collection collection = collection(call, graph, Permission.RW);
        DocumentRequest request = DocumentRequest.of(call);
        boolean sync = Scope.waitsForSync(call, collection);
        String key = call.segments().get(5);
        Written written = scope.write(call, sync, documents -> {
            Written gone = documents.apply(collection).remove(key, request.ifMatch().or(() -> call.parameter("rev")));
            if (kind(call).equals("vertex")) {
                removeEdges(call, collection.name() + "/" + key, documents);
            }
            return gone;
        });
        ObjectNode json = Json.object().put("removed", true);
        if (request.returnOld()) {
            json.set("old", written.after());
        }
        return Reply.enveloped(sync ? 200 : 202, json);
    }

    /** Of every graph of the database that has the vertex. */
    private void removeEdges(Call call, String vertex, Function<Collection, Documents> documents) {
        Set<String> names = new TreeSet<>();
        String own = vertex.substring(0, vertex.indexOf('/'));
        graphs.all(guard.database(call)).stream().flatMap(graph -> graph.edges().stream())
                .filter(edge -> edge.vertices().contains(own)).forEach(edge -> names.add(edge.collection()));
        for (String name : names) {
            guard.database(call).find(name).ifPresent(collection -> {
                Documents edges = documents.apply(guard.collection(call, collection.name(), Permission.RW));
                keysAt(vertex, edges).forEach(key -> edges.remove(key, Optional.empty()));
            });
        }
    }

    private static List<String> keysAt(String vertex, Documents edges) {
        List<String> keys = new ArrayList<>();
        edges.scan().forEachRemaining(edge -> {
            if (vertex.equals(edge.path("_from").textValue()) || vertex.equals(edge.path("_to").textValue())) {
                keys.add(edge.path("_key").textValue());
            }
        });
        return keys;
    }

    /** What was written under the kind's name, {@code new} and {@code old} beside it. */
    private static Reply written(Call call, int status, ObjectNode result) {
        ObjectNode json = Json.object();
        for (String beside : List.of("new", "old")) {
            Optional.ofNullable(result.remove(beside)).ifPresent(value -> json.set(beside, value));
        }
        return element(call, status, json, result);
    }

    private static Reply element(Call call, int status, ObjectNode json, ObjectNode element) {
        json.set(kind(call), element);
        return Reply.enveloped(status, json).withHeader("etag", "\"" + element.path("_rev").asText() + "\"");
    }
}
