package org.arangolab.standin.http;

import java.util.List;
import java.util.Set;

/**
 * The paths ArangoDB 3.12 answers, by their first two segments. A request for one that the stand-in has no route for is
 * "not implemented"; any other is unknown.
 */
public final class KnownPaths {
    private static final Set<String> API = Set.of("agency", "agency_priv", "analyzer", "aqlfunction", "aql-builtin",
            "batch",
            "cluster", "collection", "cursor", "database", "document", "document-state", "dump", "edges", "endpoint",
            "engine", "explain", "export", "foxx", "gharial", "graph", "import", "index", "job", "key-generators",
            "log", "query", "query-cache", "query-plan-cache", "replicated-log", "replication", "schema", "simple",
            "tasks", "token", "transaction", "traversal", "ttl", "upload", "user", "version", "view", "wal");
    private static final Set<String> ADMIN = Set.of("aardvark", "activities", "actions", "async-registry", "auth",
            "backup", "cluster", "compact", "crashes", "database", "deployment", "echo", "license", "log",
            "metrics", "options", "options-description", "options-public", "routing", "server", "shutdown",
            "statistics", "statistics-description", "status", "supervisionState", "support-info", "system",
            "telemetrics",
            "time", "usage-metrics", "version", "wal", "work-monitor", "api-calls", "aql-queries");
    private static final Set<String> OPEN = Set.of("auth");

    private KnownPaths() {
    }

    /** Whether ArangoDB itself knows it. */
    public static boolean knows(List<String> segments) {
        if (segments.size() < 2) {
            return false;
        }
        String second = segments.get(1);
        return switch (segments.get(0)) {
            case "_api" -> API.contains(second);
            case "_admin" -> ADMIN.contains(second);
            case "_open" -> OPEN.contains(second);
            default -> false;
        };
    }
}
