package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.arangolab.standin.cluster.agency.AgencyPath;
import org.arangolab.standin.cluster.agency.AgencyTree;
import org.arangolab.standin.cluster.member.Member;
import org.arangolab.standin.cluster.shard.WireOutcome;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.time.Deadline;

/**
 * Waits for the leaders of shards to say that they have an index, or why not.
 *
 * @param member the coordinator
 */
record IndexWait(Member member) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Why it is not possible; empty when all have it. */
    Optional<ArangoException> await(ClusterCollection collection, String index) {
        boolean decided = member.cache().await(tree -> failure(tree, collection, index).isPresent()
                || everywhere(tree, collection, index), Deadline.in(PATIENCE));
        if (!decided) {
            return Optional.of(new ArangoException(ErrorCode.CLUSTER_TIMEOUT));
        }
        return member.cache().look(tree -> failure(tree, collection, index))
                .map(json -> WireOutcome.failure(json, collection.name()));
    }

    private static JsonNode shard(AgencyTree tree, ClusterCollection collection, String shard) {
        return tree.find(AgencyPath.of("/arango/Current/Collections/" + collection.database() + "/" + collection.id()
                + "/" + shard));
    }

    private static Optional<JsonNode> failure(AgencyTree tree, ClusterCollection collection, String index) {
        return collection.spread().shards().keySet().stream()
                .map(shard -> shard(tree, collection, shard).path("indexErrors").path(index))
                .filter(JsonNode::isObject).map(JsonNode::deepCopy).map(JsonNode.class::cast).findFirst();
    }

    private static boolean everywhere(AgencyTree tree, ClusterCollection collection, String index) {
        return collection.spread().shards().keySet().stream().allMatch(shard ->
                StreamSupport.stream(shard(tree, collection, shard).path("indexes").spliterator(), false)
                        .anyMatch(id -> id.asText().equals(index)));
    }
}
