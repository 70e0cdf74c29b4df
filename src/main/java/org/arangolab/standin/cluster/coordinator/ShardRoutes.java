package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.arangolab.standin.cluster.supervision.ShardView;
import org.arangolab.standin.cluster.supervision.View;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;

/** Where the shards are. Source: facts/server.md 4.3 and 5.1. */
final class ShardRoutes {
    private final ClusterState state;
    private final ClusterDatabases databases;

    ShardRoutes(ClusterState state, ClusterDatabases databases) {
        this.state = state;
        this.databases = databases;
    }

    void register(Routes routes) {
        routes.add("GET", "/_admin/cluster/shardDistribution", Access.AUTHENTICATED, this::distribution)
                .add("GET", "/_admin/cluster/shardStatistics", Access.AUTHENTICATED, this::statistics)
                .add("GET", "/_api/collection/*/shards", Access.AUTHENTICATED, this::shards)
                .add("PUT", "/_api/collection/*/responsibleShard", Access.AUTHENTICATED, this::responsible)
                .add("GET", "/_api/replication/clusterInventory", Access.AUTHENTICATED, this::inventory);
    }

    private List<ShardView> of(View view, Call call) {
        return view.shards().stream().filter(shard -> shard.database().equals(call.database())).toList();
    }

    private Reply distribution(Call call) {
        View view = state.view();
        ObjectNode answer = Json.object();
        ObjectNode results = answer.putObject("results");
        for (ShardView shard : of(view, call)) {
            ObjectNode one = results.withObject("/" + shard.name().replace("~", "~0").replace("/", "~1"));
            one.withObject("/Plan").set(shard.shard(), servers(view, shard.planned()));
            one.withObject("/Current").set(shard.shard(), servers(view, shard.current()));
        }
        return Reply.enveloped(200, answer);
    }

    private static ObjectNode servers(View view, List<String> servers) {
        ObjectNode json = Json.object().put("leader", servers.isEmpty() ? "" : shortName(view, servers.get(0)));
        ArrayNode followers = json.putArray("followers");
        servers.stream().skip(1).forEach(id -> followers.add(shortName(view, id)));
        return json;
    }

    private static String shortName(View view, String id) {
        return view.at("Target/MapUniqueToShortID/" + id).path("ShortName").asText(id);
    }

    private Reply statistics(Call call) {
        View view = state.view();
        List<ShardView> shards = call.database().equals("_system") ? view.shards() : of(view, call);
        ObjectNode answer = Json.object();
        answer.putObject("result").put("databases", shards.stream().map(ShardView::database).distinct().count())
                .put("collections", shards.stream().map(ShardView::collection).distinct().count())
                .put("shards", shards.size()).put("leaders", shards.size())
                .put("realLeaders", shards.stream().filter(shard -> shard.like().isEmpty()).count())
                .put("followers", shards.stream().mapToLong(shard -> shard.planned().size() - 1L).sum())
                .put("servers", shards.stream().flatMap(shard -> shard.planned().stream()).distinct().count());
        return Reply.enveloped(200, answer);
    }

    private ClusterCollection collection(Call call) {
        return (ClusterCollection) databases.database(call.database()).collection(call.segments().get(2));
    }

    private Reply shards(Call call) {
        ClusterCollection collection = collection(call);
        ObjectNode answer = Json.object().put("id", collection.id()).put("name", collection.name())
                .put("type", collection.properties().type().code()).put("status", 3)
                .put("isSystem", collection.properties().system());
        if (call.flag("details", false)) {
            ObjectNode shards = answer.putObject("shards");
            collection.spread().shards().forEach((shard, servers) -> servers.forEach(shards.putArray(shard)::add));
        } else {
            collection.spread().shards().keySet().forEach(answer.putArray("shards")::add);
        }
        return Reply.enveloped(200, answer);
    }

    private Reply responsible(Call call) {
        JsonNode document = call.json();
        ClusterCollection collection = collection(call);
        Placement placement = new Placement(collection);
        if (!document.isObject() || !placement.tells(document)) {
            throw new ArangoException(ErrorCode.BAD_PARAMETER, "not all sharding attributes given");
        }
        return Reply.enveloped(200, Json.object().put("shardId", placement.of((ObjectNode) document)));
    }

    /** What dumps need to know of a database; also asked to wait for shards to be in sync. */
    private Reply inventory(Call call) {
        boolean system = call.flag("includeSystem", false);
        View view = state.view();
        ObjectNode answer = Json.object();
        ArrayNode collections = answer.putArray("collections");
        databases.database(call.database()).collections().stream()
                .filter(collection -> system || !collection.properties().system())
                .forEach(collection -> collections.add(entry(view, (ClusterCollection) collection)));
        answer.putArray("views");
        return Reply.json(200, answer.put("tick", Long.toString(databases.nextId())).put("state", "unused"));
    }

    private static ObjectNode entry(View view, ClusterCollection collection) {
        ObjectNode entry = Json.object();
        ObjectNode parameters = collection.plan("");
        if (!collection.spread().like().isEmpty()) {
            parameters.put("distributeShardsLike", collection.spread().like());
        }
        ArrayNode indexes = entry.putArray("indexes");
        collection.properties().indexes().stream().filter(index -> !index.builtIn())
                .forEach(index -> indexes.add(index.toJson()));
        parameters.remove("indexes");
        entry.set("parameters", parameters);
        List<ShardView> shards = view.shards().stream()
                .filter(shard -> shard.collection().equals(collection.id())).toList();
        return entry.put("planVersion", view.at("Plan/Version").asLong())
                .put("isReady", shards.stream().noneMatch(shard -> shard.current().isEmpty()))
                .put("allInSync", shards.stream().allMatch(shard ->
                        shard.current().size() == shard.planned().size()
                                && shard.current().containsAll(shard.planned())));
    }
}
