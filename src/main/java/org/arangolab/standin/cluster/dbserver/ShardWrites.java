package org.arangolab.standin.cluster.dbserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.arangolab.standin.cluster.member.Member;
import org.arangolab.standin.cluster.network.PeerAnswer;
import org.arangolab.standin.cluster.network.PeerRequest;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.DocumentWrite;
import org.arangolab.standin.store.Store;
import org.arangolab.standin.store.StoreTransaction;
import org.arangolab.standin.store.StoredDocuments;
import org.arangolab.standin.store.WriteOutcome;
import org.arangolab.standin.store.Written;

/**
 * Writes to shards that this server leads. A write is answered when every follower that is in sync has it; a follower
 * that does not take it is struck off the agency's list first. The documents' locks are held meanwhile, so that
 * followers get the writes to one document in their order.
 */
final class ShardWrites {
    private static final Duration FOLLOWER = Duration.ofSeconds(5);
    private static final int REFUSED = 406;

    private final Store store;
    private final Member member;
    private final InSync inSync;

    ShardWrites(Store store, Member member, InSync inSync) {
        this.store = store;
        this.member = member;
        this.inSync = inSync;
    }

    /** Writes; one that fails does not hinder the others. */
    List<WriteOutcome> write(LocalShard shard, List<DocumentWrite> writes, boolean sync) {
        shard.requireLeading();
        requireConcern(shard);
        try (StoreTransaction transaction = store.begin()) {
            List<WriteOutcome> outcomes = transaction.documents(shard.data()).writeAll(writes);
            finish(shard, transaction, effects(writes, outcomes), sync);
            return outcomes;
        }
    }

    /** Removes all documents. */
    void truncate(LocalShard shard, boolean sync) {
        shard.requireLeading();
        requireConcern(shard);
        try (StoreTransaction transaction = store.beginAlone(shard.data())) {
            StoredDocuments documents = transaction.documents(shard.data());
            documents.truncate();
            finish(shard, transaction, Json.array().add(Json.object().put("truncate", true)), sync);
        }
    }

    private void requireConcern(LocalShard shard) {
        int wanted = member.cache().get("Plan/Collections/" + shard.view().database() + "/"
                + shard.view().collection()).path("writeConcern").asInt(1);
        if (shard.followers().size() + 1 < wanted) {
            boolean unavailable = member.context().options().number("cluster.failed-write-concern-status-code") == 503;
            throw new ArangoException(unavailable ? ErrorCode.REPLICATION_WRITE_CONCERN : ErrorCode.READ_ONLY);
        }
    }

    private static ArrayNode effects(List<DocumentWrite> writes, List<WriteOutcome> outcomes) {
        ArrayNode effects = Json.array();
        for (int i = 0; i < writes.size(); i++) {
            if (outcomes.get(i) instanceof WriteOutcome.Done done) {
                effect(writes.get(i).kind(), done.written()).ifPresent(effects::add);
            }
        }
        return effects;
    }

    private static Optional<ObjectNode> effect(DocumentWrite.Kind kind, Written written) {
        if (kind == DocumentWrite.Kind.REMOVE) {
            return Optional.of(Json.object().put("removed", written.after().path("_key").asText()));
        }
        return written.ignored() ? Optional.empty()
                : Optional.of((ObjectNode) Json.object().set("document", written.after()));
    }

    /**
     * Brings the effects to the followers and commits. When the agency cannot be asked to strike a follower off, the
     * write is kept but not confirmed, and the follower is remembered: nothing more is confirmed before it is off.
     */
    private void finish(LocalShard shard, StoreTransaction transaction, ArrayNode effects, boolean sync) {
        if (effects.isEmpty()) {
            return;
        }
        Optional<ArangoException> doubt = replicate(shard, effects, sync);
        if (doubt.filter(e -> e.code() == ErrorCode.CLUSTER_NOT_LEADER).isEmpty()) {
            transaction.commit(sync);
        }
        doubt.ifPresent(failure -> {
            throw failure;
        });
    }

    private Optional<ArangoException> replicate(LocalShard shard, ArrayNode effects, boolean sync) {
        shard.requireLeading();
        ObjectNode body = Json.object().put("leader", member.identity().id()).put("sync", sync);
        body.set("effects", effects);
        PeerRequest request = PeerRequest.post(ShardRoutes.path(shard, "replicate"), body, FOLLOWER);
        Map<String, CompletableFuture<PeerAnswer>> answers = new LinkedHashMap<>();
        shard.followers().forEach(id -> answers.put(id, member.peers().sendAsync(endpoint(id), request)));
        answers.forEach((id, answer) -> judge(shard, id, answer));
        try {
            shard.requireLeading();
            shard.suspects().forEach(id -> inSync.remove(shard, id));
            return Optional.empty();
        } catch (ArangoException e) {
            return Optional.of(e);
        }
    }

    /**
     * A follower that does not take a write is not in sync any more; one that leads itself has overtaken this server.
     */
    private void judge(LocalShard shard, String id, CompletableFuture<PeerAnswer> answer) {
        try {
            PeerAnswer reply = answer.join();
            if (reply.status() == REFUSED) {
                shard.forget();
            } else if (!reply.ok()) {
                shard.suspect(id);
            }
        } catch (CompletionException e) {
            shard.suspect(id);
        }
    }

    private String endpoint(String server) {
        return member.cache().get("Current/ServersRegistered/" + server).path("endpoint").asText();
    }
}
