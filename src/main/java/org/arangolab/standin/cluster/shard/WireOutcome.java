package org.arangolab.standin.cluster.shard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.DocumentConflictException;
import org.arangolab.standin.store.WriteOutcome;
import org.arangolab.standin.store.Written;

/** What became of a write, as JSON; ids in it name the shard. */
public final class WireOutcome {
    private WireOutcome() {
    }

    /** To JSON. */
    public static ObjectNode toJson(WriteOutcome outcome) {
        if (outcome instanceof WriteOutcome.Failed failed) {
            return failure(failed.failure());
        }
        Written written = outcome.orThrow();
        ObjectNode json = Json.object().put("ignored", written.ignored());
        written.before().ifPresent(before -> json.set("before", before));
        json.set("after", written.after());
        return json;
    }

    private static ObjectNode failure(ArangoException e) {
        ObjectNode json = Json.object().put("status", e.code().status()).put("errorNum", e.code().number())
                .put("errorMessage", e.getMessage());
        if (e instanceof DocumentConflictException conflict) {
            json.put("_key", conflict.key()).put("_rev", conflict.revision());
        }
        return json;
    }

    /** From JSON; the documents' ids get the name of a collection. */
    public static WriteOutcome of(JsonNode json, String collection) {
        if (json.has("errorNum")) {
            return new WriteOutcome.Failed(failure(json, collection));
        }
        ObjectNode after = named(json.path("after"), collection);
        Optional<ObjectNode> before = json.path("ignored").asBoolean() ? Optional.of(after)
                : Optional.of(json.path("before")).filter(JsonNode::isObject).map(old -> named(old, collection));
        return new WriteOutcome.Done(new Written(before, after));
    }

    /** The error that another server answered. */
    public static ArangoException failure(JsonNode json, String collection) {
        if (json.has("_rev")) {
            String key = json.path("_key").asText();
            return new DocumentConflictException(collection + "/" + key, key, json.path("_rev").asText());
        }
        int status = json.has("status") ? json.path("status").asInt() : json.path("code").asInt();
        ErrorCode code = ErrorCode.of(status, json.path("errorNum").asInt());
        return new ArangoException(code, json.path("errorMessage").asText(code.text()));
    }

    /** A document whose id names a collection instead of a shard. */
    public static ObjectNode named(JsonNode document, String collection) {
        ObjectNode json = (ObjectNode) document;
        return json.put("_id", collection + "/" + json.path("_key").asText());
    }
}
