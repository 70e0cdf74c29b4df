package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.arangolab.standin.http.Json;

/**
 * What is stored of a collection beside its documents; a change makes a new value.
 *
 * @param id           decimal, never used twice
 * @param name         unique within the database
 * @param type         documents or edges
 * @param waitForSync  whether each write waits for the disk
 * @param cacheEnabled stored and shown; nothing is cached
 * @param keyOptions   how keys are made
 * @param indexes      all of them, primary first
 */
public record CollectionProperties(String id, String name, CollectionType type, boolean waitForSync,
                                   boolean cacheEnabled, KeyOptions keyOptions, List<IndexDefinition> indexes) {

    /** Copies the list. */
    public CollectionProperties {
        indexes = List.copyOf(indexes);
    }

    /** Properties of a new collection, with its built-in indexes. */
    public static CollectionProperties create(String id, CollectionSpec spec) {
        List<IndexDefinition> indexes = new ArrayList<>(List.of(IndexDefinition.primary()));
        if (spec.type() == CollectionType.EDGE) {
            indexes.add(IndexDefinition.edge());
        }
        return new CollectionProperties(id, spec.name(), spec.type(), spec.waitForSync(), spec.cacheEnabled(),
                spec.keyOptions(), indexes);
    }

    /** Whether the name marks it as the server's own. */
    public boolean system() {
        return name.startsWith("_");
    }

    CollectionProperties withName(String newName) {
        return new CollectionProperties(id, newName, type, waitForSync, cacheEnabled, keyOptions, indexes);
    }

    CollectionProperties withHints(boolean sync, boolean cache) {
        return new CollectionProperties(id, name, type, sync, cache, keyOptions, indexes);
    }

    CollectionProperties withIndexes(List<IndexDefinition> newIndexes) {
        return new CollectionProperties(id, name, type, waitForSync, cacheEnabled, keyOptions, newIndexes);
    }

    /** As it is stored. */
    public ObjectNode toJson() {
        ObjectNode json = Json.object().put("id", id).put("name", name).put("type", type.code())
                .put("waitForSync", waitForSync).put("cacheEnabled", cacheEnabled);
        json.set("keyOptions", keyOptions.toJson());
        ArrayNode array = json.putArray("indexes");
        indexes.forEach(index -> array.add(index.toJson()));
        return json;
    }

    /** As {@link #toJson} wrote it. */
    public static CollectionProperties fromJson(JsonNode json) {
        List<IndexDefinition> indexes = new ArrayList<>();
        json.path("indexes").forEach(index -> indexes.add(IndexDefinition.fromJson(index)));
        return new CollectionProperties(json.path("id").asText(), json.path("name").asText(),
                CollectionType.of(json.path("type").asInt()), json.path("waitForSync").asBoolean(),
                json.path("cacheEnabled").asBoolean(), KeyOptions.of(json.path("keyOptions")), indexes);
    }
}
