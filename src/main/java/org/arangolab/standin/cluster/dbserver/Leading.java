package org.arangolab.standin.cluster.dbserver;

import java.util.List;
import java.util.Optional;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.cluster.member.AgencyClient;
import org.arangolab.standin.cluster.member.Member;
import org.arangolab.standin.cluster.network.PeerUnreachableException;
import org.arangolab.standin.cluster.supervision.ShardView;
import org.arangolab.standin.cluster.supervision.View;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.server.log.Level;
import org.arangolab.time.Deadline;

/**
 * Takes the lead of shards that the plan gives to this server. It leads only what is complete here: what is new, what
 * it followed in sync, or, after a start, what it had; after a kill it first takes over what its followers have,
 * because the last moment before the kill may be missing here.
 */
final class Leading {
    private final Member member;
    private final ShardSync sync;
    private final InSync inSync;
    private final boolean complete;

    /** {@code complete} tells whether the last life ended in order. */
    Leading(Member member, ShardSync sync, InSync inSync, boolean complete) {
        this.member = member;
        this.sync = sync;
        this.inSync = inSync;
        this.complete = complete;
    }

    /** Strikes off the followers that are not planned any more. */
    void dismiss(LocalShard shard) {
        shard.followers().stream().filter(id -> !shard.view().planned().contains(id))
                .forEach(id -> inSync.remove(shard, id));
    }

    /** Leads if it may; whether it does. */
    boolean lead(View view, LocalShard shard) {
        ShardView planned = shard.view();
        String self = member.identity().id();
        boolean fresh = planned.current().isEmpty();
        if (!fresh && !planned.current().contains(self)) {
            return false;
        }
        if (!fresh && shard.part() == LocalShard.Part.NONE && !complete && !recovered(view, shard)) {
            return false;
        }
        Change change = new Change().set("Current/Collections/" + planned.database() + "/" + planned.collection() + "/"
                        + planned.shard(), InSync.report(List.of(self)))
                .increment("Current/Version").ifSame(planned.planKey(), array(planned.planned()));
        if (fresh) {
            change.ifEmpty(planned.currentKey(), true);
        } else {
            change.ifSame(planned.currentKey(), array(planned.current()));
        }
        if (member.agency().write(change, Deadline.in(AgencyClient.PATIENCE)) == 0) {
            return false;
        }
        shard.lead();
        if (!fresh) {
            say("this server leads shard " + planned.shard() + " of " + planned.database() + "/" + planned.name());
        }
        return true;
    }

    private static com.fasterxml.jackson.databind.node.ArrayNode array(List<String> texts) {
        com.fasterxml.jackson.databind.node.ArrayNode array = org.arangolab.standin.http.Json.array();
        texts.forEach(array::add);
        return array;
    }

    /** Whether nothing can be missing here, as far as anybody who is alive knows. */
    private boolean recovered(View view, LocalShard shard) {
        List<String> others = sync.others(shard.view().current());
        Optional<String> source = others.stream().filter(id -> copied(shard, id)).findFirst();
        return source.isPresent() || others.stream().noneMatch(id -> view.status(id).equals("GOOD"));
    }

    private boolean copied(LocalShard shard, String server) {
        try {
            sync.copy(shard, sync.endpoint(server));
            return true;
        } catch (ArangoException | PeerUnreachableException e) {
            say("shard " + shard.view().shard() + " could not be compared with " + server + ": " + e.getMessage());
            return false;
        }
    }

    private void say(String text) {
        member.context().log().log(Level.INFO, "replication", "7b1e2", text);
    }
}
