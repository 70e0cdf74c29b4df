package org.arangolab.cluster;

import java.time.Duration;
import java.util.Map;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;

/** Jobs of the supervision, each waited for: facts/server.md 4.3. */
final class Jobs {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Cluster cluster;

    Jobs(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Another DB-Server leads the shards that this one leads. */
    void resignLeadership(String server) {
        run("resignLeadership", Map.of("server", server));
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
        Response answer = cluster.send(Request.json("POST", "/_admin/cluster/" + operation, body)).orThrow();
        String id = String.valueOf(((Map<?, ?>) answer.json()).get("id"));
        String what = operation + " " + body + " to be finished";
        cluster.context().timeouts().watched(what, LIMIT, deadline -> Await.that(what).until(deadline, () -> look(operation, id)));
    }

    private Observation<Boolean> look(String operation, String id) {
        Map<?, ?> job = (Map<?, ?>) cluster.send(Request.of("GET", "/_admin/cluster/queryAgencyJob?id=" + id)).orThrow().json();
        if ("Failed".equals(job.get("status"))) {
            throw new ClusterException(operation + " failed: " + job);
        }
        return "Finished".equals(job.get("status")) ? Observation.found(true) : Observation.notYet("it is " + job.get("status"));
    }
}
