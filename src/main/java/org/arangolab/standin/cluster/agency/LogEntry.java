package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.arangolab.standin.http.Json;

/**
 * One accepted transaction in the replicated log. Its preconditions held when the leader accepted it.
 *
 * @param index      its place, from 1
 * @param term       of the leader that accepted it
 * @param time       when, milliseconds since 1970
 * @param clientId   who wanted it, empty for nobody that asks again
 * @param operations what is done; nothing when a leader only marks its begin
 */
record LogEntry(long index, long term, long time, String clientId, JsonNode operations) {
    ObjectNode toJson() {
        ObjectNode json = Json.object().put("index", index).put("term", term).put("timestamp", time)
                .put("clientId", clientId);
        json.set("query", operations);
        return json;
    }

    static LogEntry fromJson(JsonNode json) {
        return new LogEntry(json.path("index").asLong(), json.path("term").asLong(), json.path("timestamp").asLong(),
                json.path("clientId").asText(), json.path("query"));
    }
}
