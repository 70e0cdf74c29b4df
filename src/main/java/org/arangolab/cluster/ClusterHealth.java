package org.arangolab.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the supervision thinks of each server, as a coordinator tells it. Source: facts/server.md 4.3.
 *
 * @param servers a row for each server that the cluster knows
 */
public record ClusterHealth(List<Row> servers) {
    private static final String GOOD = "GOOD";

    /**
     * One server.
     *
     * @param id        its id in the cluster, {@code PRMR-…}
     * @param shortName {@code DBServer0001}; empty for agents
     * @param role      {@code DBServer}, {@code Coordinator} or {@code Agent}
     * @param status    {@code GOOD}, {@code BAD}, {@code FAILED} or {@code UNCLEAR}
     * @param endpoint  where it listens
     * @param version   its version
     */
    public record Row(String id, String shortName, String role, String status, String endpoint, String version) {
        private static final int BRIEF = 13;

        static Row of(String id, Map<?, ?> json) {
            return new Row(id, text(json, "ShortName"), text(json, "Role"), text(json, "Status"),
                    text(json, "Endpoint"),
                    text(json, "Version"));
        }

        private static String text(Map<?, ?> json, String name) {
            return json.get(name) == null ? "" : String.valueOf(json.get(name));
        }

        @Override
        public String toString() {
            return String.format("%-16s %-12s %-8s %s", shortName.isEmpty() ? brief(id) : shortName, role, status,
                    endpoint);
        }

        /** {@code AGNT-039678a2} of the whole UUID tells agents apart. */
        private static String brief(String id) {
            return id.substring(0, Math.min(BRIEF, id.length()));
        }
    }

    /** Copies the list. */
    public ClusterHealth {
        servers = List.copyOf(servers);
    }

    /** From the answer of {@code GET /_admin/cluster/health}. */
    static ClusterHealth of(Object json) {
        List<Row> rows = new ArrayList<>();
        if (json instanceof Map<?, ?> map && map.get("Health") instanceof Map<?, ?> health) {
            health.forEach((id, row) -> rows.add(Row.of(String.valueOf(id), (Map<?, ?>) row)));
        }
        rows.sort(Comparator.comparing(Row::role).thenComparing(Row::shortName).thenComparing(Row::id));
        return new ClusterHealth(rows);
    }

    /** Whether every server is GOOD, and there are any. */
    public boolean isGood() {
        return !servers.isEmpty() && bad().isEmpty();
    }

    /** Those that are not GOOD. */
    public List<Row> bad() {
        return servers.stream().filter(row -> !row.status().equals(GOOD)).toList();
    }

    /** How many servers of a role are GOOD; the role as the cluster writes it. */
    long good(String role) {
        return servers.stream().filter(row -> row.role().equals(role) && row.status().equals(GOOD)).count();
    }

    /** A line for each server. */
    @Override
    public String toString() {
        return servers.stream().map(Row::toString).collect(Collectors.joining("\n"));
    }
}
