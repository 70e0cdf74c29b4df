package org.arangolab.cluster;

import java.util.List;
import java.util.stream.Collectors;
import org.arangolab.instance.Argument;
import org.arangolab.instance.Role;

/**
 * The servers of a cluster before they are started, in the order of their start: agents, DB-Servers, coordinators.
 *
 * @param servers each as it is going to be
 */
public record ClusterPlan(List<Planned> servers) {
    /** One server: its name, its role, where it will listen, and its options, each with where it comes from. */
    public record Planned(String name, Role role, String endpoint, List<Argument> arguments) {
        @Override
        public String toString() {
            return String.format("%-14s %-12s %s", name, role.word(), endpoint);
        }
    }

    /** Copies the list. */
    public ClusterPlan {
        servers = List.copyOf(servers);
    }

    /** A line for each server. */
    @Override
    public String toString() {
        return servers.stream().map(Planned::toString).collect(Collectors.joining("\n"));
    }
}
