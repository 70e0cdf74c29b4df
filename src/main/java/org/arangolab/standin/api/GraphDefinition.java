package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/**
 * A named graph. Source: ArangoDB's manual of {@code /_api/gharial} and its error numbers 19xx ({@code errors.dat}).
 *
 * @param name    unique in its database
 * @param edges   its edge definitions, each of another collection
 * @param orphans collections of vertices that no edge definition names
 * @param options how its collections are spread over a cluster, as it is shown; empty on a single server
 */
record GraphDefinition(String name, List<EdgeDefinition> edges, List<String> orphans, ObjectNode options) {
    private static final Set<String> OPTIONS = Set.of("numberOfShards", "replicationFactor", "writeConcern");

    /** With how its collections are spread. */
    GraphDefinition spread(ObjectNode wanted) {
        return new GraphDefinition(name, edges, orphans, wanted.deepCopy().retain(OPTIONS));
    }

    /** Reads one from a request or from its stored document. */
    static GraphDefinition of(String name, JsonNode json) {
        List<EdgeDefinition> edges = new ArrayList<>();
        json.path("edgeDefinitions").forEach(one -> edges.add(EdgeDefinition.of(one)));
        if (edges.stream().map(EdgeDefinition::collection).distinct().count() < edges.size()) {
            throw new ArangoException(ErrorCode.GRAPH_COLLECTION_MULTI_USE);
        }
        List<String> orphans = new ArrayList<>();
        for (JsonNode orphan : json.path("orphanCollections")) {
            if (!orphan.isTextual()) {
                throw new ArangoException(ErrorCode.GRAPH_CREATE_MALFORMED_ORPHAN_LIST);
            }
            orphans.add(orphan.textValue());
        }
        return new GraphDefinition(name, edges, orphans, json.deepCopy() instanceof ObjectNode all
                ? all.retain(OPTIONS) : Json.object());
    }

    /** Every collection of vertices, sorted. */
    Set<String> vertices() {
        Set<String> all = new TreeSet<>(orphans);
        edges.forEach(edge -> all.addAll(edge.vertices()));
        return all;
    }

    Optional<EdgeDefinition> edge(String collection) {
        return edges.stream().filter(edge -> edge.collection().equals(collection)).findFirst();
    }

    /** With one more edge definition; its ends are no orphans any more. */
    GraphDefinition with(EdgeDefinition added) {
        if (edge(added.collection()).isPresent()) {
            throw new ArangoException(ErrorCode.GRAPH_COLLECTION_MULTI_USE);
        }
        List<EdgeDefinition> more = new ArrayList<>(edges);
        more.add(added);
        return new GraphDefinition(name, more, orphans.stream().filter(o -> !added.vertices().contains(o)).toList(),
                options);
    }

    /** Without an edge definition; ends that nothing else names become orphans. */
    GraphDefinition without(String edgeCollection) {
        EdgeDefinition gone = edge(edgeCollection)
                .orElseThrow(() -> new ArangoException(ErrorCode.GRAPH_EDGE_COLLECTION_NOT_USED));
        List<EdgeDefinition> rest = edges.stream().filter(edge -> edge != gone).toList();
        Set<String> left = new TreeSet<>(orphans);
        left.addAll(gone.vertices());
        rest.forEach(edge -> left.removeAll(edge.vertices()));
        return new GraphDefinition(name, rest, List.copyOf(left), options);
    }

    /** With one more collection of vertices. */
    GraphDefinition withOrphan(String collection) {
        if (orphans.contains(collection)) {
            throw new ArangoException(ErrorCode.GRAPH_COLLECTION_USED_IN_ORPHANS);
        }
        if (vertices().contains(collection)) {
            throw new ArangoException(ErrorCode.GRAPH_COLLECTION_USED_IN_EDGE_DEFINITION);
        }
        List<String> more = new ArrayList<>(orphans);
        more.add(collection);
        return new GraphDefinition(name, edges, more, options);
    }

    /** Without a collection of vertices that no edge definition names. */
    GraphDefinition withoutOrphan(String collection) {
        if (!vertices().contains(collection)) {
            throw new ArangoException(ErrorCode.GRAPH_VERTEX_COLLECTION_NOT_PART);
        }
        if (!orphans.contains(collection)) {
            throw new ArangoException(ErrorCode.GRAPH_NOT_IN_ORPHAN_COLLECTION);
        }
        return new GraphDefinition(name, edges, orphans.stream().filter(o -> !o.equals(collection)).toList(), options);
    }

    /** Its document, but for key and revision. */
    ObjectNode toJson() {
        ObjectNode json = options.deepCopy();
        ArrayNode definitions = json.putArray("edgeDefinitions");
        edges.forEach(edge -> definitions.add(edge.toJson()));
        orphans.forEach(json.putArray("orphanCollections")::add);
        return json;
    }
}
