package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/**
 * Which collections a collection of edges of a named graph leads from and to.
 *
 * @param collection of the edges
 * @param from       collections of vertices, sorted, each once
 * @param to         the same at the other end
 */
record EdgeDefinition(String collection, List<String> from, List<String> to) {
    /** Reads it; 400/1923 when it is malformed. */
    static EdgeDefinition of(JsonNode json) {
        if (!json.path("collection").isTextual() || json.path("collection").textValue().isEmpty()) {
            throw malformed("Attribute 'collection' missing.");
        }
        return new EdgeDefinition(json.path("collection").textValue(), names(json, "from"), names(json, "to"));
    }

    private static List<String> names(JsonNode json, String attribute) {
        JsonNode names = json.path(attribute);
        if (!names.isArray() || names.isEmpty()) {
            throw malformed("Attribute '" + attribute + "' missing or empty.");
        }
        List<String> result = new ArrayList<>();
        for (JsonNode name : names) {
            if (!name.isTextual()) {
                throw malformed("Attribute '" + attribute + "' holds something else than names.");
            }
            result.add(name.textValue());
        }
        return result.stream().distinct().sorted().toList();
    }

    private static ArangoException malformed(String why) {
        return new ArangoException(ErrorCode.GRAPH_CREATE_MALFORMED_EDGE_DEFINITION,
                ErrorCode.GRAPH_CREATE_MALFORMED_EDGE_DEFINITION.text() + ": " + why);
    }

    /** The collections at both ends. */
    Set<String> vertices() {
        Set<String> all = new LinkedHashSet<>(from);
        all.addAll(to);
        return all;
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("collection", collection);
        from.forEach(json.putArray("from")::add);
        to.forEach(json.putArray("to")::add);
        return json;
    }
}
