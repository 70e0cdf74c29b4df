package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.arangolab.standin.cluster.network.PeerAnswer;
import org.arangolab.standin.cluster.network.PeerRequest;
import org.arangolab.standin.cluster.network.PeerUnreachableException;
import org.arangolab.standin.cluster.shard.WireOutcome;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;
import org.arangolab.standin.store.Permission;

/** Hands requests for dumps of shards on to the dbserver that they name. Source: facts/server.md 5.5. */
final class DumpRoutes {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ClusterState state;
    private final ClusterDatabases databases;

    DumpRoutes(ClusterState state, ClusterDatabases databases) {
        this.state = state;
        this.databases = databases;
    }

    /** To be registered before the routes of a single server. */
    void register(Routes routes) {
        for (String path : new String[] {"POST /_api/replication/batch", "PUT /_api/replication/batch/*",
            "DELETE /_api/replication/batch/*", "GET /_api/replication/inventory", "GET /_api/replication/dump",
            "POST /_api/dump/start", "POST /_api/dump/next/*", "DELETE /_api/dump/*"}) {
            String[] part = path.split(" ");
            routes.add(part[0], part[1], Access.AUTHENTICATED, this::forward);
        }
    }

    private Reply forward(Call call) {
        String server = call.parameter("DBserver").or(() -> call.parameter("dbserver"))
                .orElseThrow(() -> new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "need \"DBserver\" parameter"));
        String endpoint = state.server(server).flatMap(state::endpoint).orElseThrow(() ->
                new ArangoException(ErrorCode.HTTP_NOT_FOUND, "there is no DBServer '" + server + "'"));
        requireReadable(call);
        try {
            return reply(call, state.member().peers().send(endpoint, new PeerRequest(call.method(), path(call),
                    call.body(), PATIENCE)));
        } catch (PeerUnreachableException e) {
            throw new ArangoException(ErrorCode.CLUSTER_BACKEND_UNAVAILABLE, e.getMessage());
        }
    }

    private static String path(Call call) {
        String query = call.query().entrySet().stream().filter(e -> !e.getKey().equalsIgnoreCase("DBserver"))
                .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue())).collect(Collectors.joining("&"));
        return "/_db/" + encoded(call.database()) + call.path() + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The dbserver knows no users: whoever may not read a collection does not get its shards. */
    private void requireReadable(Call call) {
        call.parameter("collection").ifPresent(shard -> require(call, shard));
        if (call.path().equals("/_api/dump/start")) {
            call.json().path("shards").forEach(shard -> require(call, shard.asText()));
        }
    }

    private void require(Call call, String shard) {
        ClusterCollection collection = collection(call, shard)
                .orElseThrow(() -> org.arangolab.standin.store.Collection.notFound(shard));
        boolean allowed = call.user().map(user -> databases.users()
                .onCollection(user, call.database(), collection.name())).orElse(Permission.RW).allows(Permission.RO);
        if (!allowed) {
            throw new ArangoException(ErrorCode.FORBIDDEN);
        }
    }

    private Optional<ClusterCollection> collection(Call call, String shard) {
        return databases.database(call.database()).collections().stream().map(ClusterCollection.class::cast)
                .filter(collection -> collection.spread().shards().containsKey(shard)).findFirst();
    }

    private Reply reply(Call call, PeerAnswer answer) {
        Map<String, String> headers = new HashMap<>();
        answer.headers().forEach((name, value) -> {
            if (name.startsWith("x-arango-replication-") || name.startsWith("x-arango-dump-")) {
                headers.put(name, value);
            }
        });
        String type = answer.headers().getOrDefault("content-type", "");
        boolean lines = answer.ok() && type.startsWith("application/x-arango-dump");
        Optional<String> shard = Optional.ofNullable(answer.headers().get("x-arango-dump-shard-id"))
                .or(() -> call.parameter("collection"));
        byte[] body = !lines ? answer.bytes() : shard.flatMap(id -> collection(call, id))
                .map(found -> named(answer.bytes(), found.name())).orElse(answer.bytes());
        return new Reply(answer.status(), type, headers, body);
    }

    /** The documents' ids name the collection, not the shard. */
    private static byte[] named(byte[] lines, String collection) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(lines.length);
        new String(lines, StandardCharsets.UTF_8).lines().filter(line -> !line.isEmpty()).forEach(line -> {
            ObjectNode json = (ObjectNode) Json.parse(line.getBytes(StandardCharsets.UTF_8));
            JsonNode document = json.path("data").isObject() && json.has("type") ? json.get("data") : json;
            if (document.has("_id")) {
                WireOutcome.named(document, collection);
            }
            out.writeBytes(Json.bytes(json));
            out.write('\n');
        });
        return out.toByteArray();
    }
}
