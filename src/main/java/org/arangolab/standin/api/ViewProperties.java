package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/** The properties of a view of type {@code arangosearch}. Source: ArangoDB's documentation of views, 3.12. */
final class ViewProperties {
    private static final ObjectNode FIXED = json("{'primarySort':[],'primarySortCompression':'lz4','storedValues':[],"
            + "'optimizeTopK':[],'writebufferActive':0,'writebufferIdle':64,'writebufferSizeMax':33554432}");
    private static final ObjectNode CHANGEABLE = json("{'cleanupIntervalStep':2,'commitIntervalMsec':1000,"
            + "'consolidationIntervalMsec':5000,'consolidationPolicy':{'type':'tier'},'links':{}}");
    private static final ObjectNode TIER = json("{'type':'tier','segmentsBytesMax':8589934592,'maxSkewThreshold':0.4,"
            + "'minDeletionRatio':0.5}");
    private static final ObjectNode BYTES = json("{'type':'bytes_accum','threshold':0.0}");
    private static final ObjectNode LINK = json("{'analyzers':['identity'],'fields':{},'includeAllFields':false,"
            + "'storeValues':'none','trackListPositions':false}");
    private static final Set<String> LINK_ATTRIBUTES = Set.of("analyzers", "fields", "includeAllFields", "storeValues",
            "trackListPositions", "cache", "nested");

    private static final List<String> OPTIONAL = List.of("primarySortCache", "primaryKeyCache");

    private ViewProperties() {
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** Those of a new view. */
    static ObjectNode create(ObjectNode body) {
        ObjectNode all = FIXED.deepCopy();
        FIXED.fieldNames().forEachRemaining(name -> {
            if (body.hasNonNull(name)) {
                all.set(name, body.get(name).deepCopy());
            }
        });
        OPTIONAL.stream().filter(body::hasNonNull).forEach(name -> all.set(name, body.get(name)));
        all.set("primarySort", sort(body.path("primarySort")));
        all.set("storedValues", stored(body.path("storedValues")));
        return change(all, body, false);
    }

    /**
     * Those of a view that was changed; what cannot be changed stays.
     *
     * @param partly whether what is not said stays too, and does not become the default
     */
    static ObjectNode change(ObjectNode before, ObjectNode body, boolean partly) {
        ObjectNode all = before.deepCopy();
        CHANGEABLE.properties().forEach(property -> {
            String name = property.getKey();
            if (body.hasNonNull(name)) {
                all.set(name, body.get(name).deepCopy());
            } else if (!partly || !all.has(name)) {
                all.set(name, property.getValue().deepCopy());
            }
        });
        all.set("consolidationPolicy", policy(all.path("consolidationPolicy")));
        all.set("links", links(partly ? before.path("links") : Json.object(), body.path("links")));
        return all;
    }

    static ObjectNode policy(JsonNode given) {
        ObjectNode defaults = switch (given.path("type").asText("tier")) {
            case "tier" -> TIER;
            case "bytes_accum" -> BYTES;
            default -> throw bad("unknown consolidation policy type '" + given.path("type").asText() + "'");
        };
        ObjectNode policy = defaults.deepCopy();
        defaults.fieldNames().forEachRemaining(name -> {
            if (given.hasNonNull(name)) {
                policy.set(name, given.get(name));
            }
        });
        return policy;
    }

    private static ObjectNode links(JsonNode before, JsonNode given) {
        if (!given.isObject() && !given.isMissingNode() && !given.isNull()) {
            throw bad("'links' must be an object");
        }
        ObjectNode links = before.isObject() ? before.deepCopy() : Json.object();
        given.properties().forEach(link -> {
            if (link.getValue().isNull()) {
                links.remove(link.getKey());
            } else {
                ObjectNode wanted = Bodies.requireObject(link.getValue(), "a link must be an object");
                links.set(link.getKey(), LINK.deepCopy().setAll(known(wanted)));
            }
        });
        return links;
    }

    /** What is kept of a link or of a field in one, all the way down. */
    private static ObjectNode known(ObjectNode given) {
        ObjectNode kept = given.deepCopy().retain(LINK_ATTRIBUTES);
        for (String below : List.of("fields", "nested")) {
            if (kept.path(below) instanceof ObjectNode fields) {
                fields.properties().forEach(field -> field.setValue(
                        known(Bodies.requireObject(field.getValue(), "a field of a link must be an object"))));
            }
        }
        return kept;
    }

    static ArrayNode sort(JsonNode given) {
        ArrayNode all = Json.array();
        for (JsonNode one : given) {
            boolean ascending = one.has("direction") ? one.path("direction").asText().equalsIgnoreCase("asc")
                    : one.path("asc").asBoolean(true);
            if (!one.path("field").isTextual()) {
                throw bad("each entry of 'primarySort' needs a 'field'");
            }
            all.addObject().put("field", one.path("field").textValue()).put("asc", ascending);
        }
        return all;
    }

    /** {@code "a"}, {@code ["a", "b"]} and {@code {fields: ["a"], compression: "none"}} are the forms of an entry. */
    static ArrayNode stored(JsonNode given) {
        ArrayNode all = Json.array();
        for (JsonNode one : given) {
            ObjectNode entry = all.addObject();
            ArrayNode fields = entry.putArray("fields");
            JsonNode named = one.isObject() ? one.path("fields") : one;
            if (named.isTextual()) {
                fields.add(named);
            } else {
                named.forEach(fields::add);
            }
            entry.put("compression", one.path("compression").asText("lz4"));
            if (one.hasNonNull("cache")) {
                entry.set("cache", one.get("cache"));
            }
        }
        return all;
    }

    private static ArangoException bad(String message) {
        return new ArangoException(ErrorCode.BAD_PARAMETER, message);
    }
}
