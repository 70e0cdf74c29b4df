package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/**
 * The properties of each type of analyzer: what must be said, and what holds when it is not. Source: ArangoDB's
 * documentation of analyzers, 3.12.
 */
final class AnalyzerProperties {
    private static final String COVER = "'options':{'maxCells':20,'minLevel':4,'maxLevel':23}";
    private static final Map<String, Shape> SHAPES = Map.ofEntries(
            shape("identity", "", "{}"),
            shape("delimiter", "delimiter", "{}"),
            shape("multi_delimiter", "delimiters", "{}"),
            shape("stem", "locale", "{}"),
            shape("norm", "locale", "{'case':'none','accent':true}"),
            shape("ngram", "min max preserveOriginal", "{'startMarker':'','endMarker':'','streamType':'binary'}"),
            shape("text", "locale", "{'case':'lower','stopwords':[],'accent':false,'stemming':true}"),
            shape("stopwords", "stopwords", "{'hex':false}"),
            shape("collation", "locale", "{}"),
            shape("segmentation", "", "{'case':'lower','break':'alpha'}"),
            shape("aql", "queryString", "{'collapsePositions':false,'keepNull':true,'batchSize':10,"
                    + "'memoryLimit':1048576,'returnType':'string'}"),
            shape("pipeline", "pipeline", "{}"),
            shape("minhash", "analyzer numHashes", "{}"),
            shape("wildcard", "ngramSize", "{}"),
            shape("geojson", "", "{'type':'shape','legacy':false," + COVER + "}"),
            shape("geopoint", "", "{'latitude':[],'longitude':[]," + COVER + "}"),
            shape("geo_s2", "", "{'type':'shape','format':'latLngDouble'," + COVER + "}"));
    private static final Set<String> WITH_MODEL = Set.of("classification", "nearest_neighbors");

    private AnalyzerProperties() {
    }

    /** What one type needs, and has by default. */
    private record Shape(List<String> required, ObjectNode defaults) {
    }

    private static Map.Entry<String, Shape> shape(String type, String required, String defaults) {
        ObjectNode json = (ObjectNode) Json.parse(defaults.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return Map.entry(type, new Shape(required.isEmpty() ? List.of() : List.of(required.split(" ")), json));
    }

    /**
     * The properties with everything that was not said.
     *
     * @throws ArangoException 501/9 for a type that does not exist or needs a model, 400/10 for what is missing or
     *                         unknown
     */
    static ObjectNode complete(String type, JsonNode given) {
        if (WITH_MODEL.contains(type)) {
            throw new ArangoException(ErrorCode.NOT_IMPLEMENTED, "the stand-in has no analyzers with models");
        }
        Shape shape = SHAPES.get(type);
        if (shape == null) {
            throw new ArangoException(ErrorCode.NOT_IMPLEMENTED, "Not implemented analyzer type '" + type + "'.");
        }
        for (String name : shape.required()) {
            if (!given.hasNonNull(name)) {
                throw new ArangoException(ErrorCode.BAD_PARAMETER,
                        "the properties of an analyzer of type '" + type + "' lack '" + name + "'");
            }
        }
        ObjectNode all = shape.defaults().deepCopy();
        given.properties().forEach(property -> all.set(property.getKey(), property.getValue().deepCopy()));
        completeInner(all);
        return all;
    }

    private static void completeInner(ObjectNode properties) {
        if (properties.path("analyzer") instanceof ObjectNode inner) {
            complete(inner);
        }
        if (properties.path("pipeline") instanceof ArrayNode steps) {
            steps.forEach(step -> complete(Bodies.requireObject(step, "a step of a pipeline must be an object")));
        }
        if (properties.path("options") instanceof ObjectNode options) {
            ObjectNode defaults = Json.object().put("maxCells", 20).put("minLevel", 4).put("maxLevel", 23);
            properties.set("options", defaults.setAll(options));
        }
    }

    private static void complete(ObjectNode analyzer) {
        JsonNode properties = analyzer.path("properties");
        analyzer.set("properties", complete(analyzer.path("type").asText(), properties));
    }
}
