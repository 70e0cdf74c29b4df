package org.arangolab.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.arangolab.ByteSize;
import org.arangolab.LabException;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceState;
import org.arangolab.instance.Role;
import org.arangolab.monitor.ResourceProbe;

/**
 * The state of a cluster as a table for a person: servers, roles, states, pids, memory, endpoints, the leader of the
 * agency, and how many shards are not in sync. What cannot be asked is left out.
 *
 * @param cluster of which
 */
record ClusterView(Cluster cluster) {
    String text() {
        Optional<String> leader = leader();
        String rows = cluster.servers().stream().map(ClusterView::row).collect(Collectors.joining("\n"));
        return cluster.name() + ": " + counts() + leader.map(name -> ", " + name + " leads the agency").orElse("")
                + shards() + "\n" + rows;
    }

    private String counts() {
        return cluster.servers().stream().filter(Instance::alive).count() + " of " + cluster.servers().size()
                + " servers run";
    }

    private Optional<String> leader() {
        try {
            return cluster.servers(Role.AGENT).stream().anyMatch(agent -> agent.state() == InstanceState.RUNNING)
                    ? Optional.of(cluster.agency().leader(Duration.ofMillis(500)).name()) : Optional.empty();
        } catch (LabException e) {
            return Optional.empty();
        }
    }

    private String shards() {
        if (cluster.reachable().isEmpty()) {
            return "";
        }
        try {
            List<ShardSync.Shard> all = cluster.shardSync().shards("");
            long late = all.stream().filter(shard -> !shard.isInSync()).count();
            boolean dead = cluster.servers(Role.DBSERVER).stream().anyMatch(server -> !server.alive());
            return late == 0 ? ", all shards in sync" + (dead ? ", as the agency still has it" : "") : ", " + late
                    + " of " + all.size() + " shards not in sync";
        } catch (LabException e) {
            return "";
        }
    }

    private static String memory(Instance server) {
        return server.pid().flatMap(ResourceProbe::memory).map(ByteSize::toString).orElse("");
    }

    private static String row(Instance server) {
        return String.format("  %-14s %-12s %-9s %-8s %-10s %s%s", server.name(), server.spec().role().word(),
                server.state(),
                server.pid().map(String::valueOf).orElse(""), memory(server), server.endpoint(),
                server.version().map(version -> " " + version).orElse("")).stripTrailing();
    }
}
