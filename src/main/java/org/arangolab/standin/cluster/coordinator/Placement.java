package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.http.Json;

/**
 * In which shard a document is: a hash of its shard keys' values decides. It is not the hash that ArangoDB uses.
 *
 * @param collection whose shards
 */
record Placement(ClusterCollection collection) {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int MIX = 33;

    List<String> shards() {
        return List.copyOf(collection.spread().shards().keySet());
    }

    /** Of a document, by its values; one that is missing counts as null. */
    String of(ObjectNode document) {
        StringBuilder values = new StringBuilder();
        for (String key : collection.spread().shardKeys()) {
            values.append(text(value(document, key))).append('\n');
        }
        return shards().get(Math.floorMod(hash(values.toString()), shards().size()));
    }

    /** Of a key, where that alone decides; empty where it does not. */
    Optional<String> of(String key) {
        if (shards().size() == 1) {
            return Optional.of(shards().get(0));
        }
        return collection.spread().byKey() ? Optional.of(of(Json.object().put("_key", key))) : Optional.empty();
    }

    /** Whether a document says where it is. */
    boolean tells(JsonNode document) {
        return collection.spread().shardKeys().stream().noneMatch(key -> value(document, key).isMissingNode());
    }

    private static JsonNode value(JsonNode document, String path) {
        JsonNode at = document;
        for (String name : path.split("\\.")) {
            at = at.path(name);
        }
        return at;
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode()) {
            return "null";
        }
        return value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.toString();
    }

    private static int hash(String text) {
        long hash = OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b) * PRIME;
        }
        return (int) (hash ^ hash >>> MIX);
    }
}
