package org.arangolab.standin.cluster.dbserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.util.List;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.cluster.member.Member;
import org.arangolab.standin.cluster.supervision.ShardView;
import org.arangolab.standin.cluster.supervision.View;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.time.Deadline;

/**
 * Keeps the agency's list of who has all of a shard. Each change is made only while the plan still says that this
 * server leads: whoever is on the list may be made the leader by the supervision at any moment, and nobody else.
 */
final class InSync {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Member member;

    InSync(Member member) {
        this.member = member;
    }

    /** What is told of a shard by its leader. */
    static com.fasterxml.jackson.databind.node.ObjectNode report(List<String> servers) {
        com.fasterxml.jackson.databind.node.ObjectNode json = Json.object().put("error", false).put("errorNum", 0)
                .put("errorMessage", "");
        json.set("servers", array(servers));
        json.set("failoverCandidates", array(servers));
        return json;
    }

    private static ArrayNode array(List<String> texts) {
        ArrayNode array = Json.array();
        texts.forEach(array::add);
        return array;
    }

    /**
     * A follower is no longer in sync.
     *
     * @throws ArangoException 503/1496 when this server does not lead any more, 500/1493 without agency
     */
    void remove(LocalShard shard, String server) {
        change(shard, server, false);
        shard.remove(server);
        member.context().log().warning("12af1", "shard " + shard.view().shard() + ": follower " + server
                + " is not in sync any more");
    }

    /** A follower is in sync; throws as {@link #remove}. */
    void add(LocalShard shard, String server) {
        change(shard, server, true);
        shard.add(server);
    }

    private void change(LocalShard shard, String server, boolean add) {
        Deadline deadline = Deadline.in(PATIENCE);
        ShardView view = shard.view();
        while (true) {
            JsonNode planned = member.agency().read(view.planKey(), deadline);
            JsonNode current = member.agency().read(view.currentKey(), deadline);
            String self = member.identity().id();
            if (!planned.path(0).asText().equals(self) || !current.path(0).asText().equals(self)) {
                shard.forget();
                throw new ArangoException(ErrorCode.CLUSTER_NOT_LEADER);
            }
            List<String> servers = new java.util.ArrayList<>(View.texts(current));
            servers.remove(server);
            if (add) {
                servers.add(server);
            }
            Change change = new Change().set(view.currentKey(), array(servers)).increment("Current/Version")
                    .ifSame(view.planKey(), planned).ifSame(view.currentKey(), current);
            if (member.agency().write(change, deadline) > 0) {
                return;
            }
        }
    }
}
