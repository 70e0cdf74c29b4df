package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.arangolab.standin.http.Json;

/**
 * One index of a collection.
 *
 * @param id           number within the server, {@code 0} for primary, {@code 2} for edge
 * @param name         unique within the collection
 * @param type         {@code primary}, {@code edge}, {@code persistent} or an old name of it: {@code hash},
 *                     {@code skiplist}
 * @param fields       attribute paths, {@code a.b}, {@code tags[*]}
 * @param unique       refuses a second document with the same values
 * @param sparse       leaves out documents in which a field is missing or null
 * @param deduplicate  an array that holds a value twice counts once
 * @param estimates    whether a selectivity estimate is shown
 * @param cacheEnabled stored and shown; nothing is cached
 * @param storedValues further attributes; stored and shown
 */
public record IndexDefinition(String id, String name, String type, List<String> fields, boolean unique, boolean sparse,
                              boolean deduplicate, boolean estimates, boolean cacheEnabled,
                              List<String> storedValues) {

    /** Copies the lists. */
    public IndexDefinition {
        fields = List.copyOf(fields);
        storedValues = List.copyOf(storedValues);
    }

    /** The index over {@code _key} that every collection has. */
    public static IndexDefinition primary() {
        return new IndexDefinition("0", "primary", "primary", List.of("_key"), true, false, true, true, false,
                List.of());
    }

    /** The index over {@code _from} and {@code _to} that every edge collection has. */
    public static IndexDefinition edge() {
        return new IndexDefinition("2", "edge", "edge", List.of("_from", "_to"), false, false, true, true, false,
                List.of());
    }

    /** Whether the index came with the collection and goes only with it. */
    public boolean builtIn() {
        return type.equals("primary") || type.equals("edge");
    }

    /** Whether the store must look before it writes. */
    boolean enforced() {
        return unique && !builtIn();
    }

    /** Whether asking for {@code other} is asking for this one: everything equal but id, name and hints. */
    public boolean sameAs(IndexDefinition other) {
        return type.equals(other.type) && fields.equals(other.fields) && unique == other.unique
                && sparse == other.sparse && deduplicate == other.deduplicate
                && storedValues.equals(other.storedValues);
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
        return json;
    }

    /** As {@link #toJson} wrote it. */
    public static IndexDefinition fromJson(JsonNode json) {
        return new IndexDefinition(json.path("id").asText(), json.path("name").asText(), json.path("type").asText(),
                texts((ArrayNode) json.path("fields")), json.path("unique").asBoolean(),
                json.path("sparse").asBoolean(), json.path("deduplicate").asBoolean(),
                json.path("estimates").asBoolean(), json.path("cacheEnabled").asBoolean(),
                texts((ArrayNode) json.path("storedValues")));
    }

    private static List<String> texts(ArrayNode array) {
        List<String> texts = new ArrayList<>(array.size());
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
