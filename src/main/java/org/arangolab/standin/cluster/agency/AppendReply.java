package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.arangolab.standin.http.Json;

/**
 * What a follower says to its leader.
 *
 * @param term     the follower's
 * @param success  whether its log now agrees with the leader's
 * @param position up to where it agrees; without success, up to where it may agree
 */
record AppendReply(long term, boolean success, long position) {
    ObjectNode toJson() {
        return Json.object().put("term", term).put("success", success).put("position", position);
    }

    static AppendReply of(JsonNode json) {
        return new AppendReply(json.path("term").asLong(), json.path("success").asBoolean(),
                json.path("position").asLong());
    }
}
