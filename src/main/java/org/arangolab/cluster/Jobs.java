package org.arangolab.cluster;

import java.time.Duration;
import java.util.Map;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;

/** Jobs of the supervision, each waited for: facts/server.md 4.3. */
final class Jobs {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int NOT_FOUND = 404;

    private final Cluster cluster;

    Jobs(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Another DB-Server leads the shards that this one leads. The supervision refuses while a shard has no follower in
     * sync, which passes: it is asked again until it can.
     */
    void resignLeadership(String server) {
        String what = server + " to resign its leadership";
        cluster.context().timeouts().watched(what, LIMIT, deadline -> Await.that(what).until(deadline, () -> {
            Job job = finished("resignLeadership", Map.of("server", server), deadline);
            return job.failed() ? Observation.notYet(job.answer()) : Observation.found(true);
        }));
    }

    /** Moves everything away from a DB-Server. */
    void cleanOut(String server) {
        run("cleanOutServer", Map.of("server", server));
    }

    /** Moves one shard from a DB-Server to another one. */
    void moveShard(String database, String collection, String shard, String from, String to) {
        run("moveShard", Map.of("database", database, "collection", collection, "shard", shard, "fromServer", from,
                "toServer", to));
    }

    private void run(String operation, Map<String, String> body) {
        String what = operation + " " + body + " to be finished";
        Job job = cluster.context().timeouts().watched(what, LIMIT, deadline -> finished(operation, body, deadline));
        if (job.failed()) {
            throw new ClusterException(operation + " failed: " + job.answer());
        }
    }

    private Job finished(String operation, Map<String, String> body, Deadline deadline) {
        Response answer = cluster.send(Request.json("POST", "/_admin/cluster/" + operation, body)).orThrow();
        String id = String.valueOf(((Map<?, ?>) answer.json()).get("id"));
        return Await.that(operation + " " + body + " to be finished").until(deadline, () -> {
            Job job = look(id);
            return job.ended() ? Observation.found(job) : Observation.notYet("it is " + job.status());
        });
    }

    private Job look(String id) {
        Response told = cluster.send(Request.of("GET", "/_admin/cluster/queryAgencyJob?id=" + id));
        if (told.status() == NOT_FOUND) {
            return new Job("not yet known to the agency", told.toString()); // it may just be moving between its lists
        }
        Map<?, ?> answer = (Map<?, ?>) told.orThrow().json();
        return new Job(String.valueOf(answer.get("status")), String.valueOf(answer));
    }

    /** What the supervision says of a job: facts/server.md 4.3, {@code queryAgencyJob}. */
    private record Job(String status, String answer) {
        boolean failed() {
            return "Failed".equals(status);
        }

        boolean ended() {
            return failed() || "Finished".equals(status);
        }
    }
}
