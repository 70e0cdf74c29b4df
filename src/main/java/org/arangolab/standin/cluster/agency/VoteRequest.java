package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.arangolab.standin.http.Json;

/**
 * An agent wants to lead.
 *
 * @param term      in which term
 * @param candidate its id
 * @param lastIndex the end of its log
 * @param lastTerm  the term of that end
 * @param trial     whether it only asks if it would be elected, which changes nothing
 */
record VoteRequest(long term, String candidate, long lastIndex, long lastTerm, boolean trial) {
    ObjectNode toJson() {
        return Json.object().put("term", term).put("candidateId", candidate).put("prevLogIndex", lastIndex)
                .put("prevLogTerm", lastTerm).put("trial", trial);
    }

    static VoteRequest of(JsonNode json) {
        return new VoteRequest(json.path("term").asLong(), json.path("candidateId").asText(),
                json.path("prevLogIndex").asLong(), json.path("prevLogTerm").asLong(),
                json.path("trial").asBoolean());
    }
}
