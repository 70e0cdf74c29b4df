package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/**
 * One index of a collection.
 *
 * @param id           number within the server, {@code 0} for primary, {@code 2} for edge
 * @param name         unique within the collection
 * @param type         {@code primary}, {@code edge}, {@code persistent} or an old name of it, {@code hash} and
 *                     {@code skiplist}; {@code ttl}, {@code geo}, {@code fulltext}, {@code mdi}, its old name
 *                     {@code zkd}, {@code mdi-prefixed}
 * @param fields       attribute paths, {@code a.b}, {@code tags[*]}
 * @param unique       refuses a second document with the same values
 * @param sparse       leaves out documents in which a field is missing or null
 * @param deduplicate  an array that holds a value twice counts once
 * @param estimates    whether a selectivity estimate is shown
 * @param cacheEnabled stored and shown; nothing is cached
 * @param storedValues further attributes; stored and shown
 * @param details      what only indexes of this type have, as it is shown: {@code expireAfter}, {@code geoJson} …
 */
public record IndexDefinition(String id, String name, String type, List<String> fields, boolean unique, boolean sparse,
                              boolean deduplicate, boolean estimates, boolean cacheEnabled,
                              List<String> storedValues, ObjectNode details) {
    private static final Set<String> PLAIN = Set.of("primary", "edge", "persistent", "hash", "skiplist");
    private static final Set<String> MULTI_DIMENSIONAL = Set.of("mdi", "mdi-prefixed", "zkd");

    /** Copies what could change. */
    public IndexDefinition {
        fields = List.copyOf(fields);
        storedValues = List.copyOf(storedValues);
        details = details.deepCopy();
    }

    /** The index over {@code _key} that every collection has. */
    public static IndexDefinition primary() {
        return new IndexDefinition("0", "primary", "primary", List.of("_key"), true, false, true, true, false,
                List.of(), Json.object());
    }

    /** The index over {@code _from} and {@code _to} that every edge collection has. */
    public static IndexDefinition edge() {
        return new IndexDefinition("2", "edge", "edge", List.of("_from", "_to"), false, false, true, true, false,
                List.of(), Json.object());
    }

    /** Whether the index came with the collection and goes only with it. */
    public boolean builtIn() {
        return type.equals("primary") || type.equals("edge");
    }

    /** Whether it is one over values as they are, and not over what a type of its own makes of them. */
    public boolean plain() {
        return PLAIN.contains(type);
    }

    /** Whether the store must look before it writes. */
    boolean enforced() {
        return unique && !builtIn();
    }

    /** Whether each indexed value has to be a number. */
    public boolean multiDimensional() {
        return MULTI_DIMENSIONAL.contains(type);
    }

    /**
     * A collection has one index that removes documents, at most.
     *
     * @throws ArangoException 400/10 when this would be another one
     */
    public void requireOnlyOne(List<IndexDefinition> others) {
        if (type.equals("ttl") && others.stream().anyMatch(other -> other.type.equals(type))) {
            throw new ArangoException(ErrorCode.BAD_PARAMETER, "there can only be one ttl index per collection");
        }
    }

    /** The attribute paths whose values make an entry: those of a prefix before the fields. */
    List<String> entryFields() {
        List<String> all = new ArrayList<>();
        details.path("prefixFields").forEach(field -> all.add(field.asText()));
        all.addAll(fields);
        return all;
    }

    /** Whether asking for {@code other} is asking for this one: everything equal but id, name and hints. */
    public boolean sameAs(IndexDefinition other) {
        return type.equals(other.type) && fields.equals(other.fields) && unique == other.unique
                && sparse == other.sparse && deduplicate == other.deduplicate
                && (multiDimensional() || storedValues.equals(other.storedValues)) && details.equals(other.details);
    }

    /** For an error message: {@code in index idx_17 of type persistent over 'a, b'}. */
    String description() {
        return "in index " + name + " of type " + type + " over '" + String.join(", ", fields) + "'";
    }

    /** As it is stored. */
    public ObjectNode toJson() {
        ObjectNode json = Json.object().put("id", id).put("name", name).put("type", type).put("unique", unique)
                .put("sparse", sparse).put("deduplicate", deduplicate).put("estimates", estimates)
                .put("cacheEnabled", cacheEnabled);
        fields.forEach(json.putArray("fields")::add);
        storedValues.forEach(json.putArray("storedValues")::add);
        json.set("details", details);
        return json;
    }

    /** As {@link #toJson} wrote it. */
    public static IndexDefinition fromJson(JsonNode json) {
        return new IndexDefinition(json.path("id").asText(), json.path("name").asText(), json.path("type").asText(),
                texts((ArrayNode) json.path("fields")), json.path("unique").asBoolean(),
                json.path("sparse").asBoolean(), json.path("deduplicate").asBoolean(),
                json.path("estimates").asBoolean(), json.path("cacheEnabled").asBoolean(),
                texts((ArrayNode) json.path("storedValues")),
                json.path("details").isObject() ? (ObjectNode) json.path("details") : Json.object());
    }

    private static List<String> texts(ArrayNode array) {
        List<String> texts = new ArrayList<>(array.size());
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
