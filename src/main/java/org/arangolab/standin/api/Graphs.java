package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.CollectionSpec;
import org.arangolab.standin.store.CollectionType;
import org.arangolab.standin.store.Database;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.Documents;
import org.arangolab.standin.store.Sharding;
import org.arangolab.standin.store.ShardingSpec;
import org.arangolab.standin.store.WriteOptions;

/** The named graphs of each database, kept in its collection {@code _graphs}, a document for each. */
final class Graphs {
    private static final String COLLECTION = "_graphs";

    private final Databases store;

    Graphs(Databases store) {
        this.store = store;
    }

    /** All of them as they are stored, with {@code name}. */
    List<ObjectNode> documents(Database database) {
        return inside(database, documents -> {
            List<ObjectNode> all = new ArrayList<>();
            documents.scan().forEachRemaining(document -> all.add(named(document)));
            return all;
        });
    }

    List<GraphDefinition> all(Database database) {
        return documents(database).stream().map(Graphs::definition).toList();
    }

    /** One; 404/1924 when there is none of the name. */
    GraphDefinition find(Database database, String name) {
        return definition(document(database, name));
    }

    /** One as it is stored; 404/1924. */
    ObjectNode document(Database database, String name) {
        return inside(database, documents -> documents.find(name)).map(Graphs::named)
                .orElseThrow(() -> new ArangoException(ErrorCode.GRAPH_NOT_FOUND,
                        String.format(ErrorCode.GRAPH_NOT_FOUND.text(), name)));
    }

    private static GraphDefinition definition(ObjectNode document) {
        return GraphDefinition.of(document.path("_key").textValue(), document);
    }

    private static ObjectNode named(ObjectNode document) {
        return document.deepCopy().put("name", document.path("_key").textValue());
    }

    /**
     * Makes what is missing of its collections, and stores a new graph.
     *
     * @throws ArangoException 409/1925 when the name is taken, 400/1921 when another graph uses one of its collections
     *                         of edges otherwise, 400/1944 when one of them holds documents
     */
    ObjectNode create(Database database, GraphDefinition graph) {
        if (inside(database, documents -> documents.find(graph.name())).isPresent()) {
            throw new ArangoException(ErrorCode.GRAPH_DUPLICATE);
        }
        makeCollections(database, graph);
        return changed(database, documents -> documents.insert(
                graph.toJson().put("_key", graph.name()), WriteOptions.DEFAULT).after());
    }

    /** Makes what is missing of its collections, and stores what it is now. */
    ObjectNode replace(Database database, GraphDefinition graph) {
        makeCollections(database, graph);
        return changed(database,
                documents -> documents.replace(graph.name(), graph.toJson(), WriteOptions.DEFAULT).after());
    }

    void remove(Database database, String name) {
        changed(database, documents -> documents.remove(name, Optional.empty()).after());
    }

    /** How the collections of a new graph are to be spread: nothing on a single server, which does not spread them. */
    ObjectNode spread(Database database, JsonNode options) {
        Optional<Sharding> own = database.collection(COLLECTION).sharding();
        return own.map(cluster -> Json.object().put("numberOfShards", options.path("numberOfShards").asInt(1))
                .put("replicationFactor", options.path("replicationFactor").asInt(cluster.replicationFactor()))
                .put("writeConcern", options.path("writeConcern").asInt(cluster.writeConcern())))
                .orElseGet(Json::object);
    }

    private void makeCollections(Database database, GraphDefinition graph) {
        graph.edges().forEach(edge -> {
            requireSameElsewhere(database, graph, edge);
            database.find(edge.collection()).ifPresent(found -> {
                if (found.properties().type() != CollectionType.EDGE) {
                    throw new ArangoException(ErrorCode.GRAPH_EDGE_DEFINITION_IS_DOCUMENT);
                }
            });
        });
        ShardingSpec sharding = CollectionJson.sharding(graph.options());
        graph.edges().stream().map(EdgeDefinition::collection).filter(name -> database.find(name).isEmpty())
                .forEach(name -> database.create(CollectionSpec.edges(name).spread(sharding)));
        graph.vertices().stream().filter(name -> database.find(name).isEmpty())
                .forEach(name -> database.create(CollectionSpec.documents(name).spread(sharding)));
    }

    private void requireSameElsewhere(Database database, GraphDefinition graph, EdgeDefinition edge) {
        boolean otherwise = all(database).stream().filter(other -> !other.name().equals(graph.name()))
                .flatMap(other -> other.edge(edge.collection()).stream()).anyMatch(other -> !other.equals(edge));
        if (otherwise) {
            throw new ArangoException(ErrorCode.GRAPH_COLLECTION_USE_IN_MULTI_GRAPHS,
                    edge.collection() + " " + ErrorCode.GRAPH_COLLECTION_USE_IN_MULTI_GRAPHS.text());
        }
    }

    private <T> T inside(Database database, Function<Documents, T> work) {
        return store.read(database.collection(COLLECTION), work);
    }

    private ObjectNode changed(Database database, Function<Documents, ObjectNode> work) {
        return named(store.write(database.collection(COLLECTION), true, work));
    }
}
