package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.arangolab.standin.http.Json;

/**
 * A leader's sign of life, with what its follower lacks.
 *
 * @param term      the leader's
 * @param leader    its id
 * @param prevIndex the entry in front of these
 * @param prevTerm  its term
 * @param commit    up to where a majority has the log
 * @param entries   in order
 * @param snapshot  what the entries follow, when the follower is too far behind; else missing
 */
record AppendRequest(long term, String leader, long prevIndex, long prevTerm, long commit, List<LogEntry> entries,
                     JsonNode snapshot) {
    AppendRequest {
        entries = List.copyOf(entries);
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("term", term).put("leaderId", leader).put("prevLogIndex", prevIndex)
                .put("prevLogTerm", prevTerm).put("leaderCommit", commit);
        ArrayNode array = json.putArray("entries");
        entries.forEach(entry -> array.add(entry.toJson()));
        if (!snapshot.isMissingNode()) {
            json.set("snapshot", snapshot);
        }
        return json;
    }

    static AppendRequest of(JsonNode json) {
        List<LogEntry> entries = new ArrayList<>();
        json.path("entries").forEach(entry -> entries.add(LogEntry.fromJson(entry)));
        return new AppendRequest(json.path("term").asLong(), json.path("leaderId").asText(),
                json.path("prevLogIndex").asLong(), json.path("prevLogTerm").asLong(),
                json.path("leaderCommit").asLong(), entries, json.path("snapshot"));
    }
}
