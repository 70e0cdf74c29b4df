package org.arangolab.standin.tools.dump;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.tools.http.HttpAnswer;
import org.arangolab.standin.tools.http.Target;
import org.arangolab.standin.tools.http.ToolClient;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The documents of a collection of a single server, or of a shard, as they come from the server. Source:
 * facts/server.md 5.5.
 *
 * @param options  how
 * @param stats    what is counted
 * @param shard    its name
 * @param dbServer who has it in a cluster
 * @param batch    of a single server
 */
record ShardSource(DumpOptions options, DumpStats stats, String shard, Optional<String> dbServer,
                   Optional<String> batch) {
    private static final Map<String, String> LINES = Map.of("Accept", "application/x-arango-dump");

    void copy(ToolClient client, DataFiles files) throws IOException {
        if (options.parallel()) {
            byContext(client, files);
        } else if (batch.isPresent()) {
            byBatch(client, files, batch.get());
        } else {
            try (Batch own = Batch.open(client, dbServer)) {
                byBatch(client, files, own.id());
            }
        }
    }

    private void byBatch(ToolClient client, DataFiles files, String id) throws IOException {
        long size = options.firstBatch();
        boolean more = true;
        while (more) {
            Target target = Batch.on(Target.of("/_api/replication/dump").with("collection", shard)
                    .with("batchId", id).with("chunkSize", size).with("useEnvelope", false), dbServer);
            HttpAnswer answer = client.send("GET", target, new byte[0], LINES).orThrow();
            block(answer, files);
            more = answer.header("x-arango-replication-checkmore").filter("true"::equals).isPresent();
            size = Math.min(options.batch(), size * 2);
        }
    }

    private void byContext(ToolClient client, DataFiles files) throws IOException {
        ObjectNode body = Json.object().put("batchSize", options.batch()).put("docsPerBatch", options.documents())
                .put("prefetchCount", 5).put("parallelism", 1).put("ttl", 600);
        body.putArray("shards").add(shard);
        HttpAnswer started = client.send("POST", on(new Target("/_api/dump/start")), Json.bytes(body),
                Map.of("Content-Type", "application/json")).orThrow();
        String id = started.header("x-arango-dump-id").orElseThrow(() ->
                new IOException("the server answered no x-arango-dump-id"));
        try {
            blocks(client, files, id);
        } finally {
            client.send("DELETE", on(Target.of("/_api/dump/", id)));
        }
    }

    private void blocks(ToolClient client, DataFiles files, String id) throws IOException {
        for (long number = 0; true; number++) {
            Target next = Target.of("/_api/dump/next/", id).with("batchId", number);
            HttpAnswer answer = client.send("POST", on(number == 0 ? next : next.with("lastBatch", number - 1)),
                    new byte[0], LINES).orThrow();
            if (answer.status() == 204) {
                return;
            }
            block(answer, files);
        }
    }

    private Target on(Target target) {
        return dbServer.map(server -> target.with("dbserver", server)).orElse(target);
    }

    private void block(HttpAnswer answer, DataFiles files) throws IOException {
        stats.batches.increment();
        stats.received.add(answer.body().length);
        files.write(answer.body());
    }
}
