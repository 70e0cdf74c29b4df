package org.arangolab.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.arangolab.client.Request;
import org.arangolab.instance.Instance;
import org.arangolab.instance.Role;

/**
 * Restarts or upgrades a cluster server by server, agents first (facts/server.md 2.7), and goes on only when the
 * cluster is whole again.
 */
final class Rolling {
    private static final Duration STEP = Duration.ofMinutes(3);
    private static final List<Role> ORDER = List.of(Role.AGENT, Role.DBSERVER, Role.COORDINATOR);

    private final Cluster cluster;
    private final Members members;

    Rolling(Cluster cluster, Members members) {
        this.cluster = cluster;
        this.members = members;
    }

    void restart() {
        each(server -> server.restart(Map.of()));
    }

    /** What cannot be is said before the first server is stopped. */
    void upgrade(Path place) {
        members.all().forEach(server -> server.checkUpgrade(place));
        each(server -> server.upgrade(place));
    }

    private void each(Consumer<Instance> change) {
        for (Role role : ORDER) {
            for (Instance server : members.of(role)) {
                if (role == Role.DBSERVER && members.of(role).size() > 1) {
                    cluster.shardSync().await("", STEP);
                    cluster.jobs().resignLeadership(id(server));
                }
                change.accept(server);
                server.waitUntilReady(STEP);
                cluster.awaitGood(STEP);
                if (role == Role.DBSERVER) {
                    cluster.shardSync().await("", STEP);
                }
            }
        }
    }

    /** A server's id in the cluster. */
    static String id(Instance server) {
        return String.valueOf(((Map<?, ?>) server.send(Request.of("GET", "/_admin/server/id")).orThrow().json())
                .get("id"));
    }
}
