package org.arangolab.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arangolab.time.Deadline;

/**
 * An AQL query, run to its last batch. Source: facts/server.md 5.3.
 *
 * @param aql  the text
 * @param bind bind parameters by name, without {@code @}; collections with one
 */
public record Query(String aql, Map<String, ?> bind) {
    /**
     * All results, in order.
     *
     * @throws ServerResponseException when the server refuses the query, with its error number and position
     */
    public List<Object> run(ServerClient client, String database, Deadline deadline) {
        String path = "/_db/" + UrlPath.segment(database) + "/_api/cursor";
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", aql);
        if (!bind.isEmpty()) {
            body.put("bindVars", bind);
        }
        List<Object> results = new ArrayList<>();
        Map<?, ?> batch = batch(client, Request.json("POST", path, body), deadline, results);
        while (Boolean.TRUE.equals(batch.get("hasMore"))) {
            batch = batch(client, Request.of("POST", path + "/" + batch.get("id")), deadline, results);
        }
        return results;
    }

    private static Map<?, ?> batch(ServerClient client, Request request, Deadline deadline, List<Object> results) {
        Response response = client.send(request, deadline).orThrow();
        if (response.json() instanceof Map<?, ?> batch && batch.get("result") instanceof List<?> rows) {
            results.addAll(rows);
            return batch;
        }
        throw new ServerResponseException(response, "is not a cursor's batch");
    }
}
