package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.IndexDefinition;
import org.arangolab.standin.store.Selectivity;

/** How indexes look in requests and answers (facts/server.md 5.4). */
final class IndexJson {
    private static final Set<String> PERSISTENT = Set.of("persistent", "hash", "skiplist");
    private static final Set<String> KNOWN = Set.of("ttl", "geo", "fulltext", "inverted", "mdi", "mdi-prefixed",
            "zkd", "vector", "iresearch", "geo1", "geo2");

    private final Scope scope;

    IndexJson(Scope scope) {
        this.scope = scope;
    }

    /** One index of an answer. */
    ObjectNode of(Call call, Collection collection, IndexDefinition index) {
        ObjectNode json = Json.object();
        if (!index.builtIn()) {
            json.put("cacheEnabled", index.cacheEnabled()).put("deduplicate", index.deduplicate())
                    .put("estimates", index.estimates());
        }
        index.fields().forEach(json.putArray("fields")::add);
        json.put("id", collection.name() + "/" + index.id());
        json.put("name", index.name());
        if (index.estimates()) {
            double estimate = scope.read(call, collection, documents -> Selectivity.estimate(index, documents));
            json.put("selectivityEstimate", estimate);
        }
        json.put("sparse", index.sparse());
        if (!index.storedValues().isEmpty()) {
            index.storedValues().forEach(json.putArray("storedValues")::add);
        }
        return json.put("type", index.type()).put("unique", index.unique());
    }

    /** One index of an inventory, as dumps keep it: a plain id and no estimate. */
    static ObjectNode dumped(IndexDefinition index) {
        ObjectNode json = Json.object().put("id", index.id()).put("name", index.name()).put("type", index.type())
                .put("unique", index.unique()).put("sparse", index.sparse()).put("deduplicate", index.deduplicate())
                .put("estimates", index.estimates()).put("cacheEnabled", index.cacheEnabled());
        index.fields().forEach(json.putArray("fields")::add);
        if (!index.storedValues().isEmpty()) {
            index.storedValues().forEach(json.putArray("storedValues")::add);
        }
        return json;
    }

    /** What a creation asks for; 400/10 for a wrong description, 501 for a type that the stand-in cannot honour. */
    static IndexDefinition parse(ObjectNode body, String id) {
        String type = Bodies.text(body, "type").orElseThrow(() -> bad("invalid index type"));
        if (type.equals("ttl") && !body.path("expireAfter").isNumber()) {
            throw bad("expireAfter attribute must be a number");
        }
        if (KNOWN.contains(type)) {
            throw new ArangoException(ErrorCode.NOT_IMPLEMENTED,
                    "the stand-in has no index of type '" + type + "', only persistent, hash and skiplist");
        }
        if (!PERSISTENT.contains(type)) {
            throw bad("invalid index type '" + type + "'");
        }
        return new IndexDefinition(id, Bodies.text(body, "name").filter(n -> !n.isEmpty()).orElse("idx_" + id), type,
                fields(body.path("fields")), Bodies.flag(body, "unique", false), Bodies.flag(body, "sparse", false),
                Bodies.flag(body, "deduplicate", true), Bodies.flag(body, "estimates", true),
                Bodies.flag(body, "cacheEnabled", false), stored(body.path("storedValues")));
    }

    private static List<String> fields(JsonNode node) {
        if (!node.isArray() || node.isEmpty()) {
            throw bad("expecting 'fields' to be an array of at least one attribute path");
        }
        List<String> fields = texts((ArrayNode) node);
        if (new HashSet<>(fields).size() < fields.size()) {
            throw bad("duplicate attribute name in index fields list");
        }
        if (fields.stream().anyMatch(field -> field.indexOf("[*]") != field.lastIndexOf("[*]"))) {
            throw bad("an attribute path may hold [*] only once");
        }
        return fields;
    }

    private static List<String> stored(JsonNode node) {
        return node.isArray() ? texts((ArrayNode) node) : List.of();
    }

    private static List<String> texts(ArrayNode array) {
        List<String> texts = new ArrayList<>(array.size());
        for (JsonNode node : array) {
            if (!node.isTextual() || node.textValue().isEmpty()) {
                throw bad("an attribute path must be a non-empty string");
            }
            texts.add(node.textValue());
        }
        return texts;
    }

    private static ArangoException bad(String message) {
        return new ArangoException(ErrorCode.BAD_PARAMETER, message);
    }
}
