package org.arangolab.standin.store;

import java.util.List;

/**
 * How a new collection is to be spread over a cluster.
 *
 * @param shards            how many parts
 * @param replicationFactor how many copies; 0 for the cluster's default
 * @param writeConcern      how many copies there must be for a write; 0 for the cluster's default
 * @param shardKeys         the attributes whose values decide where a document is
 * @param like              the name of the collection whose distribution it shares, empty for none
 * @param strategy          ArangoDB's name for how keys are spread; kept and shown, the stand-in has one way
 */
public record ShardingSpec(int shards, int replicationFactor, int writeConcern, List<String> shardKeys, String like,
                           String strategy) {
    /** One shard, as many copies as the cluster gives. */
    public static final ShardingSpec DEFAULT = new ShardingSpec(1, 0, 0, Sharding.BY_KEY, "", Sharding.HASH);

    /** Copies the list. */
    public ShardingSpec {
        shardKeys = List.copyOf(shardKeys);
    }
}
