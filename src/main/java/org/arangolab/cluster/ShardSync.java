package org.arangolab.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.arangolab.client.Request;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;

/**
 * Where the shards of the collections are, and whether each follower that is planned is in sync. Source:
 * facts/server.md 4.3,
 * {@code shardDistribution}.
 */
public final class ShardSync {
    private final Cluster cluster;

    ShardSync(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * One shard.
     *
     * @param collection its collection
     * @param shard      its name, {@code s10001}
     * @param leader     the short name of the DB-Server that leads it now
     * @param planned    the followers that it is to have
     * @param current    the followers that are in sync
     */
    public record Shard(String collection, String shard, String leader, List<String> planned, List<String> current) {
        /** Whether the planned leader leads and all planned followers are in sync. */
        public boolean isInSync() {
            return !leader.isEmpty() && current.containsAll(planned);
        }

        @Override
        public String toString() {
            return String.format("%-20s %-10s %-14s %s", collection, shard, leader, planned.stream()
                    .map(server -> current.contains(server) ? server : server + " (not in sync)")
                    .collect(Collectors.joining(", ")));
        }
    }

    /** A row for each shard of the database {@code _system}; of one collection when it is named, else of all. */
    public List<Shard> shards(String collection) {
        return parse(cluster.send(Request.of("GET", "/_admin/cluster/shardDistribution")).orThrow().json(), collection);
    }

    /** From the answer of {@code GET /_admin/cluster/shardDistribution}; of all collections when none is named. */
    static List<Shard> parse(Object json, String collection) {
        List<Shard> shards = new ArrayList<>();
        Map<?, ?> results = json instanceof Map<?, ?> map && map.get("results") instanceof Map<?, ?> all ? all
                : Map.of();
        new TreeMap<Object, Object>(results).forEach((name, place) -> {
            if (collection.isEmpty() || collection.equals(name)) {
                shards.addAll(shards(String.valueOf(name), (Map<?, ?>) place));
            }
        });
        return shards;
    }

    private static List<Shard> shards(String collection, Map<?, ?> place) {
        List<Shard> shards = new ArrayList<>();
        Map<?, ?> current = map(place.get("Current"));
        map(place.get("Plan")).forEach((shard, plan) -> {
            Map<?, ?> now = map(current.get(shard));
            boolean led = now.get("leader") != null && now.get("leader").equals(map(plan).get("leader"));
            shards.add(new Shard(collection, String.valueOf(shard), led ? String.valueOf(now.get("leader")) : "",
                    names(map(plan).get("followers")), names(now.get("followers"))));
        });
        return shards;
    }

    private static Map<?, ?> map(Object json) {
        return json instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<String> names(Object json) {
        return json instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    /** Waits until every shard, of one collection or of all, is in sync. */
    void await(String collection, Duration timeout) {
        String what = "the shards of " + (collection.isEmpty() ? "all collections" : collection) + " to be in sync";
        cluster.context().timeouts().watched(what, timeout, deadline -> Await.that(what).until(deadline, () -> {
            List<Shard> all = shards(collection);
            List<Shard> late = all.stream().filter(shard -> !shard.isInSync()).toList();
            boolean there = !all.isEmpty() || collection.isEmpty();
            return there && late.isEmpty() ? Observation.found(true) : Observation.notYet(there
                    ? late.size() + " of " + all.size() + " are not: " + late
                    : "the cluster does not know the collection");
        }));
    }
}
