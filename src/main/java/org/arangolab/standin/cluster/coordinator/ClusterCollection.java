package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.cluster.supervision.View;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.CollectionProperties;
import org.arangolab.standin.store.Sharding;

/**
 * A collection as the agency plans it.
 *
 * @param database   its database
 * @param properties what a single server would have too
 * @param spread     how it is spread
 */
record ClusterCollection(String database, CollectionProperties properties, Sharding spread) implements Collection {
    /** From its plan; {@code names} has the names of the database's collections by id. */
    static ClusterCollection of(String database, JsonNode plan, Map<String, String> names) {
        Map<String, List<String>> shards = new LinkedHashMap<>();
        View.names(plan.path("shards")).stream().sorted(Comparator.comparing(String::length).thenComparing(s -> s))
                .forEach(shard -> shards.put(shard, View.texts(plan.path("shards").path(shard))));
        Sharding spread = new Sharding(shards, View.texts(plan.path("shardKeys")),
                plan.path("replicationFactor").asInt(1), plan.path("writeConcern").asInt(1),
                names.getOrDefault(plan.path("distributeShardsLike").asText(""), ""),
                plan.path("shardingStrategy").asText(Sharding.HASH));
        return new ClusterCollection(database, CollectionProperties.fromJson(plan), spread);
    }

    /** Where its plan is. */
    String planKey() {
        return "Plan/Collections/" + database + "/" + id();
    }

    /** As it is planned. */
    ObjectNode plan(String like) {
        ObjectNode json = properties.toJson().put("isSystem", properties.system()).put("status", 3)
                .put("deleted", false).put("numberOfShards", spread.shards().size())
                .put("replicationFactor", spread.replicationFactor()).put("writeConcern", spread.writeConcern())
                .put("minReplicationFactor", spread.writeConcern()).put("shardingStrategy", spread.strategy());
        spread.shardKeys().forEach(json.putArray("shardKeys")::add);
        ObjectNode shards = json.putObject("shards");
        spread.shards().forEach((shard, servers) -> servers.forEach(shards.putArray(shard)::add));
        return like.isEmpty() ? json : json.put("distributeShardsLike", like);
    }

    /** Numbers of keys are given by whoever gives the next one; nobody knows the last of all. */
    @Override
    public long lastKeyValue() {
        return 0;
    }

    @Override
    public Optional<Sharding> sharding() {
        return Optional.of(spread);
    }
}
