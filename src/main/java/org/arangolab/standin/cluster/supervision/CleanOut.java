package org.arangolab.standin.cluster.supervision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.cluster.agency.Change;

/** Moves all shards away from a dbserver, which gets no more afterwards. */
record CleanOut(View view, ObjectNode job) {
    JobStep next(boolean first) {
        String server = job.path("server").asText();
        SubJobs parts = new SubJobs(view, job.path("jobId").asText());
        if (first) {
            return begin(server, parts);
        }
        if (parts.running() || parts.failure().isEmpty() && listed(server)) {
            return JobStep.waiting();
        }
        Change change = new Change().erase("Target/ToBeCleanedServers", server);
        return parts.failure().map(reason -> JobStep.failed(reason, change))
                .orElseGet(() -> JobStep.finished(change.push("Target/CleanedServers", server)));
    }

    /** Whether a leader that is alive still counts the server among those that have its shard. */
    private boolean listed(String server) {
        return view.shards().stream().anyMatch(shard -> shard.current().contains(server)
                && !shard.planned().contains(server) && !view.status(shard.leader()).equals("FAILED"));
    }

    private JobStep begin(String server, SubJobs parts) {
        if (!view.planned("DBServers").contains(server)) {
            return JobStep.failed("there is no dbserver " + server);
        }
        Change change = new Change().push("Target/ToBeCleanedServers", server);
        int number = 0;
        for (ShardView shard : view.shards()) {
            if (shard.like().isEmpty() && shard.planned().contains(server)) {
                Optional<String> target = target(server, shard, number);
                if (target.isEmpty()) {
                    return JobStep.failed("there is no dbserver left for shard " + shard.shard() + " of "
                            + shard.database() + "/" + shard.name());
                }
                ObjectNode part = parts.move(number++, shard, server, target.get(), false);
                change.set("Target/ToDo/" + part.path("jobId").asText(), part);
            }
        }
        return JobStep.goesOn(change);
    }

    /** The servers take turns. */
    private Optional<String> target(String server, ShardView shard, int number) {
        List<String> candidates = view.usable().stream()
                .filter(id -> !id.equals(server) && !shard.planned().contains(id)).toList();
        return candidates.isEmpty() ? Optional.empty() : Optional.of(candidates.get(number % candidates.size()));
    }
}
