package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.cluster.shard.WireOutcome;
import org.arangolab.standin.cluster.shard.WireWrite;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.DocumentWrite;
import org.arangolab.standin.store.Documents;
import org.arangolab.standin.store.WriteOutcome;
import org.arangolab.standin.store.Written;

/** The documents of a collection, wherever its shards are. */
final class ShardedDocuments implements Documents {
    private final ClusterCollection collection;
    private final Placement placement;
    private final ShardClient client;
    private final KeyMaker keys;
    private final boolean sync;

    ShardedDocuments(ClusterCollection collection, ShardClient client, KeyMaker keys, boolean sync) {
        this.collection = collection;
        this.placement = new Placement(collection);
        this.client = client;
        this.keys = keys;
        this.sync = sync;
    }

    @Override
    public Optional<ObjectNode> find(String key) {
        Optional<String> shard = placement.of(key);
        List<String> candidates = shard.map(List::of).orElseGet(placement::shards);
        return candidates.stream().map(one -> find(one, key)).flatMap(Optional::stream).findFirst();
    }

    private Optional<ObjectNode> find(String shard, String key) {
        ObjectNode body = Json.object();
        body.putArray("keys").add(key);
        JsonNode found = client.ask(collection, shard, "read", body, true).path("documents").path(0);
        return found.isObject() ? Optional.of(WireOutcome.named(found, collection.name())) : Optional.empty();
    }

    @Override
    public Iterator<ObjectNode> scan() {
        return new ShardScan(collection, client, placement.shards());
    }

    @Override
    public long count() {
        return figures(false).stream().mapToLong(figures -> figures.path("count").asLong()).sum();
    }

    @Override
    public long size() {
        return figures(true).stream().mapToLong(figures -> figures.path("size").asLong()).sum();
    }

    /** The figures of each shard. */
    List<JsonNode> figures(boolean size) {
        return placement.shards().stream()
                .map(shard -> client.ask(collection, shard, "figures", Json.object().put("size", size), true)).toList();
    }

    @Override
    public void truncate() {
        placement.shards().forEach(shard ->
                client.ask(collection, shard, "truncate", Json.object().put("sync", sync), true));
    }

    @Override
    public Written write(DocumentWrite write) {
        return writeAll(List.of(write)).get(0).orThrow();
    }

    /** Each shard gets its writes as one request; what cannot be routed fails in its place. */
    @Override
    public List<WriteOutcome> writeAll(List<DocumentWrite> writes) {
        WriteOutcome[] outcomes = new WriteOutcome[writes.size()];
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        List<DocumentWrite> routed = new ArrayList<>(writes);
        for (int i = 0; i < writes.size(); i++) {
            try {
                routed.set(i, keyed(writes.get(i)));
                places.computeIfAbsent(shard(routed.get(i)), shard -> new ArrayList<>()).add(i);
            } catch (ArangoException e) {
                outcomes[i] = new WriteOutcome.Failed(e);
            }
        }
        places.forEach((shard, indexes) -> write(shard, indexes, routed, outcomes));
        return List.of(outcomes);
    }

    private DocumentWrite keyed(DocumentWrite write) {
        return write.kind() == DocumentWrite.Kind.INSERT
                ? DocumentWrite.insert(keys.keyed(collection, write.document()), write.options()) : write;
    }

    private String shard(DocumentWrite write) {
        if (write.kind() == DocumentWrite.Kind.INSERT) {
            return placement.of(write.document());
        }
        return placement.of(write.key()).orElseGet(() -> located(write));
    }

    /** By the values in the write, else by asking all shards. */
    private String located(DocumentWrite write) {
        String found = placement.shards().stream().filter(shard -> find(shard, write.key()).isPresent()).findFirst()
                .orElseThrow(() -> new ArangoException(ErrorCode.DOCUMENT_NOT_FOUND));
        boolean moves = write.kind() != DocumentWrite.Kind.REMOVE && placement.tells(write.document())
                && !placement.of(write.document()).equals(found);
        if (moves) {
            throw new ArangoException(ErrorCode.CLUSTER_MUST_NOT_CHANGE_SHARDING_ATTRIBUTES);
        }
        return found;
    }

    private void write(String shard, List<Integer> indexes, List<DocumentWrite> writes, WriteOutcome[] outcomes) {
        ObjectNode body = Json.object().put("sync", sync);
        ArrayNode wanted = body.putArray("writes");
        indexes.forEach(i -> wanted.add(WireWrite.toJson(writes.get(i))));
        try {
            JsonNode answer = client.ask(collection, shard, "write", body, false).path("outcomes");
            for (int n = 0; n < indexes.size(); n++) {
                outcomes[indexes.get(n)] = WireOutcome.of(answer.path(n), collection.name());
            }
        } catch (ArangoException e) {
            indexes.forEach(i -> outcomes[i] = new WriteOutcome.Failed(e));
        }
    }
}
