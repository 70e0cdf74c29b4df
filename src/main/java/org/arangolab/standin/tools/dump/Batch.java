package org.arangolab.standin.tools.dump;

import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.tools.http.ConnectionLost;
import org.arangolab.standin.tools.http.Target;
import org.arangolab.standin.tools.http.ToolClient;

/**
 * A state of the data that a server keeps while it is dumped.
 *
 * @param client   through which
 * @param id       the server's
 * @param dbServer of a cluster, empty for a single server
 */
record Batch(ToolClient client, String id, Optional<String> dbServer) implements AutoCloseable {
    private static final int SECONDS = 600;
    private static final String PATH = "/_api/replication/batch";

    static Batch open(ToolClient client, Optional<String> dbServer) {
        Target target = on(new Target(PATH), dbServer);
        String id = client.ask("POST", target, Json.object().put("ttl", SECONDS)).path("id").asText();
        return new Batch(client, id, dbServer);
    }

    static Target on(Target target, Optional<String> dbServer) {
        return dbServer.map(server -> target.with("DBserver", server)).orElse(target);
    }

    @Override
    public void close() {
        try {
            client.send("DELETE", on(Target.of(PATH + "/", id), dbServer), new byte[0], Map.of());
        } catch (ConnectionLost e) {
            // The server forgets it by itself, and what broke the connection is reported where it matters.
            return;
        }
    }
}
