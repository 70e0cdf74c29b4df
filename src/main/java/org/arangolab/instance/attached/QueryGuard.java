package org.arangolab.instance.attached;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arangolab.ConfigException;
import org.arangolab.client.Query;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.ServerClient;
import org.arangolab.client.UrlPath;
import org.arangolab.time.Deadline;

/** Tells whether a query writes, by the server's own plan for it: facts/server.md 5.3. */
record QueryGuard(String name, ServerClient client, Arming arming) {
    private static final Set<String> WRITES = Set.of("InsertNode", "UpdateNode", "ReplaceNode", "RemoveNode",
            "UpsertNode");

    /**
     * Lets a query through that only reads.
     *
     * @throws ConfigException when it writes, or the server does not tell, and the server is not armed
     */
    void check(String database, Query query, Deadline deadline) {
        if (arming.armed()) {
            return;
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", query.aql());
        body.put("bindVars", query.bind());
        Response answer = client.send(Request.json("POST", "/_db/" + UrlPath.segment(database) + "/_api/explain", body),
                deadline);
        if (answer.status() == 400 || answer.status() == 404 && answer.errorNum().filter(n -> n != 404).isPresent()) {
            answer.orThrow(); // a mistake in the query itself
        }
        if (!answer.ok() || writes(answer.json())) {
            arming.check(answer.ok() ? "a query that writes" : "a query, of which " + name
                    + " does not tell whether it writes,");
        }
    }

    private static boolean writes(Object answer) {
        return answer instanceof Map<?, ?> map && map.get("plan") instanceof Map<?, ?> plan
                && plan.get("nodes") instanceof List<?> nodes
                ? nodes.stream().anyMatch(node -> node instanceof Map<?, ?> fields
                && WRITES.contains(fields.get("type")))
                : true;
    }
}
