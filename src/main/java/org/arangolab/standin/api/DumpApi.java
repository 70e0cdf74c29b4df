package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.Permission;

/**
 * {@code /_api/dump}: documents of some shards in numbered batches, each of which can be asked for again until the next
 * one was. On a single server a shard is a collection. Source: facts/server.md 5.5.
 */
final class DumpApi {
    private static final long DEFAULT_BATCH = 16 * 1024 * 1024;
    private static final int DEFAULT_SECONDS = 600;

    private final Guard guard;
    private final KeptSnapshots snapshots;
    private final Map<String, Context> contexts = new ConcurrentHashMap<>();

    DumpApi(Guard guard, KeptSnapshots snapshots) {
        this.guard = guard;
        this.snapshots = snapshots;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("POST", "/_api/dump/start", access, this::start)
                .add("POST", "/_api/dump/next/*", access, this::next)
                .add("DELETE", "/_api/dump/*", access, this::end);
    }

    /** One dump under way; the lock of its own. */
    private static final class Context {
        private final KeptSnapshot snapshot;
        private final List<Collection> left;
        private final long bytes;
        private final long documents;
        private long number = -1;
        private Reply last;

        Context(KeptSnapshot snapshot, List<Collection> collections, long bytes, long documents) {
            this.snapshot = snapshot;
            this.left = new ArrayList<>(collections);
            this.bytes = bytes;
            this.documents = documents;
        }

        synchronized Reply batch(long asked, KeptSnapshots clock) {
            if (asked == number && last != null) {
                return last;
            }
            if (asked != number + 1) {
                throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "expected batch id " + (number + 1)
                        + ", got " + asked);
            }
            number = asked;
            last = following(clock);
            return last;
        }

        private Reply following(KeptSnapshots clock) {
            while (!left.isEmpty()) {
                Collection collection = left.get(0);
                KeptSnapshot.Piece piece = snapshot.next(collection, bytes, documents, d -> d, clock.now());
                if (!piece.more()) {
                    left.remove(0);
                }
                if (piece.documents() > 0) {
                    return new Reply(200, ReplicationApi.DUMP, Map.of("x-arango-dump-shard-id", collection.name(),
                            "x-arango-dump-block-counts", Integer.toString(left.size())), piece.lines());
                }
            }
            return new Reply(204, ReplicationApi.DUMP, Map.of(), new byte[0]);
        }
    }

    private Reply start(Call call) {
        ObjectNode body = Bodies.object(call);
        List<Collection> collections = new ArrayList<>();
        for (JsonNode shard : body.path("shards")) {
            collections.add(guard.collection(call, shard.asText(), Permission.RO));
        }
        if (collections.isEmpty()) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "no shards given");
        }
        contexts.keySet().removeIf(id -> !snapshots.has(id));
        Duration life = Duration.ofSeconds(body.path("ttl").asLong(DEFAULT_SECONDS));
        KeptSnapshot snapshot = snapshots.keep("dump-", call.user(), collections, life);
        contexts.put(snapshot.id(), new Context(snapshot, collections, body.path("batchSize").asLong(DEFAULT_BATCH),
                body.path("docsPerBatch").asLong(Long.MAX_VALUE)));
        return new Reply(201, "application/json", Map.of("x-arango-dump-id", snapshot.id()), new byte[0]);
    }

    private Reply next(Call call) {
        String id = call.segments().get(3);
        snapshots.find(id, call.user());
        String number = ReplicationApi.required(call, "batchId");
        try {
            return contexts.get(id).batch(Long.parseLong(number), snapshots);
        } catch (NumberFormatException e) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "invalid batchId '" + number + "'");
        }
    }

    private Reply end(Call call) {
        String id = call.segments().get(2);
        snapshots.drop(id, call.user());
        contexts.remove(id);
        return new Reply(200, "application/json", Map.of(), new byte[0]);
    }
}
