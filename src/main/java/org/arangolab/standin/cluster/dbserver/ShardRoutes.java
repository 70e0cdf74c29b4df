package org.arangolab.standin.cluster.dbserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.arangolab.standin.cluster.shard.WireOutcome;
import org.arangolab.standin.cluster.shard.WireWrite;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Handler;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.DocumentWrite;
import org.arangolab.standin.store.Store;
import org.arangolab.standin.store.StoreTransaction;
import org.arangolab.standin.store.StoredDocuments;

/** What other servers ask of shards here: {@code POST /_db/NAME/_api/shard/SHARD/…}. */
final class ShardRoutes {
    private final Store store;
    private final LocalShards shards;
    private final ShardWrites writes;
    private final Replica replica;
    private final ShardLocks locks;
    private final InSync inSync;

    ShardRoutes(Store store, LocalShards shards, ShardWrites writes, Replica replica, ShardLocks locks,
                InSync inSync) {
        this.store = store;
        this.shards = shards;
        this.writes = writes;
        this.replica = replica;
        this.locks = locks;
        this.inSync = inSync;
    }

    static String path(LocalShard shard, String what) {
        return path(shard.view().database(), shard.view().shard(), what);
    }

    /** Where something is asked of a shard. */
    static String path(String database, String shard, String what) {
        return org.arangolab.standin.cluster.shard.ShardPaths.of(database, shard, what);
    }

    void register(Routes routes) {
        add(routes, "write", this::write);
        add(routes, "truncate", this::truncate);
        add(routes, "replicate", this::replicate);
        add(routes, "read", this::read);
        add(routes, "scan", this::scan);
        add(routes, "figures", this::figures);
        add(routes, "revisions", this::revisions);
        add(routes, "lock", this::lock);
        add(routes, "unlock", this::unlock);
        add(routes, "join", this::join);
    }

    private static void add(Routes routes, String what, Handler handler) {
        routes.add("POST", "/_api/shard/*/" + what, Routes.Access.SUPERUSER, handler);
    }

    private LocalShard shard(Call call) {
        return shards.require(call.segments().get(2));
    }

    private LocalShard led(Call call) {
        LocalShard shard = shard(call);
        shard.requireLeading();
        return shard;
    }

    private <T> T inside(LocalShard shard, Function<StoredDocuments, T> work) {
        try (StoreTransaction transaction = store.begin()) {
            return work.apply(transaction.documents(shard.data()));
        }
    }

    private Reply write(Call call) {
        JsonNode body = call.json();
        List<DocumentWrite> wanted = new ArrayList<>();
        body.path("writes").forEach(write -> wanted.add(WireWrite.of(write)));
        ObjectNode answer = Json.object();
        ArrayNode outcomes = answer.putArray("outcomes");
        writes.write(led(call), wanted, body.path("sync").asBoolean())
                .forEach(outcome -> outcomes.add(WireOutcome.toJson(outcome)));
        return Reply.json(200, answer);
    }

    private Reply truncate(Call call) {
        writes.truncate(led(call), call.json().path("sync").asBoolean());
        return Reply.json(200, Json.object());
    }

    /** From a leader; refused by whoever does not follow it: 406 by one that leads itself. */
    private Reply replicate(Call call) {
        LocalShard shard = shard(call);
        JsonNode body = call.json();
        if (!shard.follows(body.path("leader").asText())) {
            throw new ArangoException(shards.leads(shard) ? ErrorCode.CLUSTER_SHARD_LEADER_REFUSES_REPLICATION
                    : ErrorCode.CLUSTER_NOT_LEADER, "this server does not follow " + body.path("leader").asText());
        }
        replica.apply(shard, body.path("effects"), body.path("sync").asBoolean());
        return Reply.json(200, Json.object());
    }

    private Reply read(Call call) {
        JsonNode body = call.json();
        LocalShard shard = body.path("anyPart").asBoolean() ? shard(call) : led(call);
        ObjectNode answer = Json.object();
        ArrayNode documents = answer.putArray("documents");
        inside(shard, found -> {
            body.path("keys").forEach(key -> found.find(key.asText())
                    .ifPresentOrElse(documents::add, documents::addNull));
            return null;
        });
        return Reply.json(200, answer);
    }

    /** A part of all documents; the first part tells where the last one of now is. Places mean nothing elsewhere. */
    private Reply scan(Call call) {
        JsonNode body = call.json();
        if (!body.path("server").asText(shards.server()).equals(shards.server())) {
            throw new ArangoException(ErrorCode.CLUSTER_CONNECTION_LOST, "the shard moved while it was read");
        }
        ObjectNode answer = inside(led(call), documents -> {
            long until = body.has("until") ? body.path("until").asLong() : documents.lastPlace();
            StoredDocuments.Page page = documents.page(body.path("after").asLong(), until, body.path("most").asInt());
            ObjectNode json = Json.object().put("until", until).put("last", page.last())
                    .put("server", shards.server());
            page.documents().forEach(json.putArray("documents")::add);
            return json;
        });
        return Reply.json(200, answer);
    }

    private Reply figures(Call call) {
        LocalShard shard = led(call);
        ObjectNode answer = inside(shard, documents -> Json.object().put("count", documents.count())
                .put("size", call.json().path("size").asBoolean() ? documents.size() : 0));
        return Reply.json(200, answer.put("revision", store.revisionOf(shard.data()))
                .put("lastKey", shard.data().lastKeyValue()));
    }

    private Reply revisions(Call call) {
        ObjectNode answer = Json.object();
        ObjectNode revisions = answer.putObject("revisions");
        ShardSync.revisions(store, shard(call)).forEach(revisions::put);
        return Reply.json(200, answer);
    }

    private Reply lock(Call call) {
        return Reply.json(200, Json.object().put("lock", locks.lock(led(call))));
    }

    private Reply unlock(Call call) {
        locks.release(call.json().path("lock").asText(), () -> { });
        return Reply.json(200, Json.object());
    }

    private Reply join(Call call) {
        LocalShard shard = led(call);
        JsonNode body = call.json();
        locks.release(body.path("lock").asText(), () -> inSync.add(shard, body.path("follower").asText()));
        return Reply.json(200, Json.object());
    }
}
