package org.arangolab.standin.cluster.supervision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.arangolab.standin.cluster.agency.Change;

/** Gives the leadership of a dbserver's shards to followers that are in sync; the server stays a follower. */
record ResignLeadership(View view, ObjectNode job) {
    JobStep next(boolean first) {
        String server = job.path("server").asText();
        SubJobs parts = new SubJobs(view, job.path("jobId").asText());
        if (first) {
            return begin(server, parts);
        }
        if (parts.running()) {
            return JobStep.waiting();
        }
        return parts.failure().map(JobStep::failed).orElseGet(() -> JobStep.finished(new Change()));
    }

    private JobStep begin(String server, SubJobs parts) {
        if (!view.planned("DBServers").contains(server)) {
            return JobStep.failed("there is no dbserver " + server);
        }
        Change change = new Change();
        int number = 0;
        for (ShardView shard : view.shards()) {
            if (shard.like().isEmpty() && shard.leader().equals(server) && shard.planned().size() > 1) {
                Optional<String> next = shard.planned().stream().skip(1)
                        .filter(id -> view.status(id).equals("GOOD") && shard.current().contains(id)).findFirst();
                if (next.isEmpty()) {
                    return JobStep.failed("shard " + shard.shard() + " of " + shard.database() + "/" + shard.name()
                            + " has no follower that is in sync");
                }
                ObjectNode part = parts.move(number++, shard, server, next.get(), true);
                change.set("Target/ToDo/" + part.path("jobId").asText(), part);
            }
        }
        return JobStep.goesOn(change);
    }
}
