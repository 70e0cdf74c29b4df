package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.arangolab.standin.cluster.member.Member;
import org.arangolab.standin.cluster.network.PeerAnswer;
import org.arangolab.standin.cluster.network.PeerRequest;
import org.arangolab.standin.cluster.network.PeerUnreachableException;
import org.arangolab.standin.cluster.shard.ShardPaths;
import org.arangolab.standin.cluster.shard.WireOutcome;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.time.Deadline;

/**
 * Asks whoever leads a shard. When nobody does at the moment, it waits for the plan to change and asks again; a write
 * that may have been done is not sent twice.
 */
final class ShardClient {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration REQUEST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);
    /** Answers of a server that does not lead, or is on its way up or down: it has done nothing. */
    private static final Set<Integer> ELSEWHERE = Set.of(ErrorCode.CLUSTER_NOT_LEADER.number(),
            ErrorCode.SHUTTING_DOWN.number(), ErrorCode.HTTP_SERVICE_UNAVAILABLE.number(),
            ErrorCode.DATABASE_NOT_FOUND.number());

    private final Member member;

    ShardClient(Member member) {
        this.member = member;
    }

    /**
     * Asks.
     *
     * @param repeatable whether asking twice does no harm
     */
    JsonNode ask(ClusterCollection collection, String shard, String what, ObjectNode body, boolean repeatable) {
        PeerRequest request = PeerRequest.post(ShardPaths.of(collection.database(), shard, what), body, REQUEST);
        Deadline deadline = Deadline.in(PATIENCE);
        String last = "no server is planned for it";
        while (!deadline.expired()) {
            long seen = member.cache().index();
            Optional<String> endpoint = leader(collection, shard);
            if (endpoint.isPresent()) {
                try {
                    PeerAnswer answer = member.peers().send(endpoint.get(), request);
                    if (answer.ok()) {
                        return answer.json();
                    }
                    ArangoException failure = WireOutcome.failure(answer.json(), collection.name());
                    if (!elsewhere(answer, failure)) {
                        throw failure;
                    }
                    last = failure.getMessage();
                } catch (PeerUnreachableException e) {
                    last = lost(e, repeatable);
                }
            }
            requirePlanned(collection);
            member.cache().awaitNews(seen, deadline.clamp(PAUSE));
        }
        throw new ArangoException(ErrorCode.CLUSTER_BACKEND_UNAVAILABLE, "shard " + shard + " of collection '"
                + collection.name() + "' cannot be reached: " + last);
    }

    private static boolean elsewhere(PeerAnswer answer, ArangoException failure) {
        return ELSEWHERE.contains(failure.code().number()) || answer.status() == 503 && ELSEWHERE.contains(
                answer.json().path("errorNum").asInt());
    }

    private static String lost(PeerUnreachableException e, boolean repeatable) {
        if (e.sent() && !repeatable) {
            throw new ArangoException(ErrorCode.CLUSTER_CONNECTION_LOST,
                    "nobody knows whether it was done: " + e.getMessage());
        }
        return e.getMessage();
    }

    /** Throws 404/1203 when the collection is gone meanwhile. */
    private void requirePlanned(ClusterCollection collection) {
        if (member.cache().get(collection.planKey()).isMissingNode()) {
            throw org.arangolab.standin.store.Collection.notFound(collection.name());
        }
    }

    private Optional<String> leader(ClusterCollection collection, String shard) {
        List<String> servers = org.arangolab.standin.cluster.supervision.View.texts(
                member.cache().get(collection.planKey() + "/shards/" + shard));
        return servers.stream().findFirst().map(id -> member.cache().get("Current/ServersRegistered/" + id)
                .path("endpoint").textValue());
    }
}
