package org.arangolab.standin.cluster.supervision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The agency's values below {@code /arango} at one moment, as a supervision and those who plan shards ask them.
 *
 * @param arango a copy, or what nobody changes meanwhile
 */
public record View(JsonNode arango) {
    /** The value at {@code Plan/Version}; missing for none. */
    public JsonNode at(String key) {
        JsonNode at = arango;
        for (String name : key.split("/")) {
            at = at.path(name);
        }
        return at;
    }

    /** The ids of a group of servers: {@code DBServers} or {@code Coordinators}. */
    public List<String> planned(String group) {
        return names(at("Plan/" + group));
    }

    /** How a server is: {@code GOOD}, {@code BAD}, {@code FAILED}; empty when nobody knows yet. */
    public String status(String server) {
        return at("Supervision/Health/" + server).path("Status").asText("");
    }

    /** Dbservers that may get further shards, those with the fewest first. */
    public List<String> usable() {
        List<String> cleaned = texts(at("Target/CleanedServers"));
        List<String> toBeCleaned = texts(at("Target/ToBeCleanedServers"));
        Map<String, Long> shards = shardCounts();
        return planned("DBServers").stream().filter(id -> status(id).equals("GOOD"))
                .filter(id -> !cleaned.contains(id) && !toBeCleaned.contains(id))
                .sorted(java.util.Comparator.comparing((String id) -> shards.getOrDefault(id, 0L))
                        .thenComparing(id -> id)).toList();
    }

    private Map<String, Long> shardCounts() {
        return shards().stream().flatMap(shard -> shard.planned().stream())
                .collect(java.util.stream.Collectors.groupingBy(id -> id, java.util.stream.Collectors.counting()));
    }

    /** Whether a dbserver is in maintenance: nothing is moved away from it. */
    public boolean inMaintenance(String server) {
        JsonNode maintenance = at("Target/MaintenanceDBServers/" + server);
        return maintenance.path("Mode").asText().equals("maintenance")
                && java.time.Instant.now().isBefore(until(maintenance.path("Until").asText()));
    }

    private static java.time.Instant until(String text) {
        try {
            return java.time.Instant.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            return java.time.Instant.MAX;
        }
    }

    /** All shards of all databases. */
    public List<ShardView> shards() {
        List<ShardView> shards = new ArrayList<>();
        at("Plan/Collections").properties().forEach(database -> database.getValue().properties()
                .forEach(collection -> collection.getValue().path("shards").properties()
                        .forEach(shard -> shards.add(shard(database.getKey(), collection, shard)))));
        return shards;
    }

    private ShardView shard(String database, Map.Entry<String, JsonNode> collection,
                            Map.Entry<String, JsonNode> shard) {
        JsonNode current = at("Current/Collections").path(database).path(collection.getKey()).path(shard.getKey());
        JsonNode plan = collection.getValue();
        return new ShardView(database, collection.getKey(), plan.path("name").asText(), shard.getKey(),
                texts(shard.getValue()), texts(current.path("servers")), plan.path("replicationFactor").asInt(1),
                plan.path("distributeShardsLike").asText(""));
    }

    /** One shard. */
    public Stream<ShardView> shard(String id) {
        return shards().stream().filter(shard -> shard.shard().equals(id));
    }

    /** The texts of an array. */
    public static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** The names of an object's attributes. */
    public static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
