package org.arangolab.standin.cluster.dbserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arangolab.standin.cluster.member.Member;
import org.arangolab.standin.cluster.network.PeerAnswer;
import org.arangolab.standin.cluster.network.PeerRequest;
import org.arangolab.standin.cluster.shard.WireOutcome;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.Store;
import org.arangolab.standin.store.StoreTransaction;

/**
 * Makes a shard the same as another server's: compares revisions, fetches what differs, removes what is too much. As a
 * follower it does so twice, the second time while nobody writes, and is in sync then.
 */
final class ShardSync {
    private static final Duration REQUEST = Duration.ofSeconds(30);
    private static final int BATCH = 1000;
    /** Up to so many documents the first pass is left out: the second one is short anyway. */
    private static final int FEW = 2000;

    private final Store store;
    private final Member member;
    private final Replica replica;

    ShardSync(Store store, Member member, Replica replica) {
        this.store = store;
        this.member = member;
        this.replica = replica;
    }

    /** Gets level with the leader and joins its followers. */
    void follow(LocalShard shard, String leader) {
        String endpoint = endpoint(leader);
        if (ask(endpoint, shard, "figures", Json.object()).path("count").asLong() > FEW) {
            copy(shard, endpoint);
        }
        String lock = ask(endpoint, shard, "lock", Json.object()).path("lock").asText();
        boolean joined = false;
        try {
            copy(shard, endpoint);
            shard.follow(leader);
            ask(endpoint, shard, "join", Json.object().put("lock", lock).put("follower", member.identity().id()));
            joined = true;
        } finally {
            if (!joined) {
                shard.forget();
                member.peers().sendAsync(endpoint, PeerRequest.post(ShardRoutes.path(shard, "unlock"),
                        Json.object().put("lock", lock), REQUEST));
            }
        }
    }

    /** Takes over what another server has. */
    void copy(LocalShard shard, String endpoint) {
        Map<String, String> theirs = new HashMap<>();
        ask(endpoint, shard, "revisions", Json.object()).path("revisions").properties()
                .forEach(entry -> theirs.put(entry.getKey(), entry.getValue().asText()));
        Map<String, String> mine = revisions(store, shard);
        List<String> gone = mine.keySet().stream().filter(key -> !theirs.containsKey(key)).toList();
        List<String> other = theirs.entrySet().stream().filter(entry -> !entry.getValue()
                .equals(mine.get(entry.getKey())))
                .map(Map.Entry::getKey).toList();
        remove(shard, gone);
        for (int from = 0; from < other.size(); from += BATCH) {
            fetch(shard, endpoint, other.subList(from, Math.min(other.size(), from + BATCH)));
        }
    }

    private void remove(LocalShard shard, List<String> keys) {
        ArrayNode effects = Json.array();
        keys.forEach(key -> effects.addObject().put("removed", key));
        replica.apply(shard, effects, false);
    }

    private void fetch(LocalShard shard, String endpoint, List<String> keys) {
        ObjectNode wanted = Json.object();
        keys.forEach(wanted.putArray("keys")::add);
        ArrayNode effects = Json.array();
        ask(endpoint, shard, "read", wanted.put("anyPart", true)).path("documents").forEach(document -> {
            if (document.isObject()) {
                effects.addObject().set("document", document);
            }
        });
        replica.apply(shard, effects, false);
    }

    /** The revision of each document by key. */
    static Map<String, String> revisions(Store store, LocalShard shard) {
        Map<String, String> revisions = new HashMap<>();
        try (StoreTransaction transaction = store.begin()) {
            transaction.documents(shard.data()).scan().forEachRemaining(document ->
                    revisions.put(document.path("_key").asText(), document.path("_rev").asText()));
        }
        return revisions;
    }

    /** Where a server is reached. */
    String endpoint(String server) {
        return member.cache().get("Current/ServersRegistered/" + server).path("endpoint").asText();
    }

    private JsonNode ask(String endpoint, LocalShard shard, String what, ObjectNode body) {
        PeerAnswer answer = member.peers().send(endpoint, PeerRequest.post(ShardRoutes.path(shard, what), body,
                REQUEST));
        if (!answer.ok()) {
            throw WireOutcome.failure(answer.json(), shard.view().name());
        }
        return answer.json();
    }

    /** The servers of a list that are not this one. */
    List<String> others(List<String> servers) {
        List<String> others = new ArrayList<>(servers);
        others.remove(member.identity().id());
        return others;
    }
}
