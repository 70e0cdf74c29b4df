package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.store.DocumentConflictException;

/** How failed documents are answered: alone, as an item of an array, and counted in a header. */
final class DocumentErrors {
    private final Map<Integer, Integer> counts = new TreeMap<>();

    /** An item of an array's answer, without identity also for a conflict: drivers tell failures by that. */
    ObjectNode item(ArangoException failure) {
        int number = failure.code().number();
        counts.merge(number, 1, Integer::sum);
        return Json.object().put("error", true).put("errorNum", number).put("errorMessage", failure.getMessage());
    }

    /** The reply with {@code x-arango-error-codes: {"1202":2}} when there were any. */
    Reply count(Reply reply) {
        if (counts.isEmpty()) {
            return reply;
        }
        ObjectNode json = Json.object();
        counts.forEach((number, count) -> json.put(number.toString(), count));
        return reply.withHeader("x-arango-error-codes", json.toString());
    }

    /** The answer to a single document whose revision is another one: 412 with what is stored. */
    static Reply conflict(DocumentConflictException conflict) {
        ErrorCode code = conflict.code();
        ObjectNode body = Json.object().put("error", true).put("code", code.status())
                .put("errorNum", code.number()).put("errorMessage", conflict.getMessage());
        body.put("_id", conflict.id()).put("_key", conflict.key()).put("_rev", conflict.revision());
        return Reply.json(code.status(), body).withHeader("etag", "\"" + conflict.revision() + "\"");
    }
}
