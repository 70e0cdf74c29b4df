package org.arangolab.standin.store;

import java.util.List;
import java.util.Map;

/**
 * How a collection is spread over a cluster (facts/server.md 5.1).
 *
 * @param shards            each shard's servers, the leader first, in the order of the shards
 * @param shardKeys         the attributes whose values decide where a document is
 * @param replicationFactor how many copies there should be
 * @param writeConcern      how many copies there must be for a write
 * @param like              the name of the collection whose distribution it shares, empty for none
 * @param strategy          ArangoDB's name for how keys are spread
 */
public record Sharding(Map<String, List<String>> shards, List<String> shardKeys, int replicationFactor,
                       int writeConcern, String like, String strategy) {
    /** The default: a document's key decides. */
    public static final List<String> BY_KEY = List.of("_key");

    /** ArangoDB's usual strategy. */
    public static final String HASH = "hash";

    /** Copies the list; the map keeps its order. */
    public Sharding {
        shards = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(shards));
        shardKeys = List.copyOf(shardKeys);
    }

    /** Whether a document's place is known from its key. */
    public boolean byKey() {
        return shardKeys.equals(BY_KEY);
    }
}
