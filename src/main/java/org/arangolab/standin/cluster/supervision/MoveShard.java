package org.arangolab.standin.cluster.supervision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.cluster.agency.Change;

/**
 * Moves a shard from one dbserver to another: the new one becomes a follower; once it has everything, it takes the old
 * one's place. With it go the shards of collections that are distributed like this one.
 */
record MoveShard(View view, ObjectNode job) {
    JobStep next(boolean first) {
        Optional<ShardView> found = view.shard(job.path("shard").asText()).findFirst();
        if (found.isEmpty()) {
            return JobStep.failed("there is no shard " + job.path("shard").asText());
        }
        ShardView shard = found.get();
        String from = job.path("fromServer").asText();
        String to = job.path("toServer").asText();
        if (!shard.planned().contains(from)) {
            return JobStep.failed("shard " + shard.shard() + " is not on " + from, unlocked(shard));
        }
        if (first) {
            return begin(shard, to);
        }
        if (view.status(to).equals("FAILED")) {
            return JobStep.failed(to + " has failed", unlocked(shard));
        }
        boolean inSync = Duty.together(view, shard).stream().allMatch(one -> one.current().contains(to));
        return inSync ? finish(shard, from, to) : JobStep.waiting();
    }

    private JobStep begin(ShardView shard, String to) {
        if (!view.status(to).equals("GOOD")) {
            return JobStep.failed("server " + to + " is not there or not good");
        }
        if (view.at("Supervision/Shards").has(shard.shard())) {
            return JobStep.waiting();
        }
        List<String> servers = new ArrayList<>(shard.planned());
        if (!servers.contains(to)) {
            servers.add(to);
        }
        Change change = Duty.replan(view, shard, servers);
        Duty.together(view, shard).forEach(one ->
                change.set("Supervision/Shards/" + one.shard(), job.path("jobId").asText()));
        return JobStep.goesOn(change);
    }

    private JobStep finish(ShardView shard, String from, String to) {
        List<String> servers = new ArrayList<>(shard.planned());
        boolean led = shard.leader().equals(from);
        if (led) {
            servers.remove(to);
            servers.add(0, to);
        }
        if (!job.path("remainsFollower").asBoolean(false)) {
            servers.remove(from);
        }
        Change change = Duty.replan(view, shard, servers);
        release(shard, change);
        return JobStep.finished(change);
    }

    private Change unlocked(ShardView shard) {
        Change change = new Change();
        release(shard, change);
        return change;
    }

    private void release(ShardView shard, Change change) {
        Duty.together(view, shard).stream().map(one -> "Supervision/Shards/" + one.shard())
                .filter(key -> view.at(key).asText().equals(job.path("jobId").asText())).forEach(change::delete);
    }
}
