package org.arangolab.standin.server.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The log topics of arangod 3.12 and the level each starts with. Source: facts/server.md 1.6. */
final class Topics {
    private static final List<String> INFO = List.of("agency", "agencycomm", "aql", "arangosearch",
            "audit-authentication", "audit-authorization", "audit-collection", "audit-database", "audit-document",
            "audit-hotbackup", "audit-service", "audit-view", "authentication", "authorization", "backup", "bench",
            "cache", "cluster", "communication", "config", "crash", "deprecation", "dump", "engines", "flush",
            "general", "graphs", "heartbeat", "libiresearch", "license", "maintenance", "memory", "queries",
            "replication", "restore", "security", "startup", "statistics", "supervision", "syscall", "validation");
    private static final List<String> WARNING = List.of("agencystore", "httpclient", "rep-state", "rep-wal",
            "replication2", "rocksdb", "ssl", "threads", "trx", "ttl", "v8");
    private static final List<String> FATAL = List.of("development", "requests", "views");

    private Topics() {
    }

    /** Every topic with its first level. */
    static Map<String, Level> defaults() {
        Map<String, Level> all = new LinkedHashMap<>();
        INFO.forEach(t -> all.put(t, Level.INFO));
        WARNING.forEach(t -> all.put(t, Level.WARNING));
        FATAL.forEach(t -> all.put(t, Level.FATAL));
        return all;
    }
}
