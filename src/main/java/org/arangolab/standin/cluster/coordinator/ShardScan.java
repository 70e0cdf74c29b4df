package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.arangolab.standin.cluster.shard.WireOutcome;
import org.arangolab.standin.http.Json;

/** All documents of some shards, one shard after the other, some at a time; what comes while it goes on is left out. */
final class ShardScan implements Iterator<ObjectNode> {
    private static final int MOST = 1000;

    private final ClusterCollection collection;
    private final ShardClient client;
    private final Deque<String> shards;
    private final Deque<ObjectNode> page = new ArrayDeque<>();
    private long after;
    /** The place of the last document of the present shard; negative when it was not asked yet. */
    private long until = -1;
    /** Who was asked for the present shard. */
    private String server = "";

    ShardScan(ClusterCollection collection, ShardClient client, List<String> shards) {
        this.collection = collection;
        this.client = client;
        this.shards = new ArrayDeque<>(shards);
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && !shards.isEmpty()) {
            turn();
        }
        return !page.isEmpty();
    }

    private void turn() {
        ObjectNode body = Json.object().put("after", after).put("most", MOST);
        if (until >= 0) {
            body.put("until", until).put("server", server);
        }
        JsonNode answer = client.ask(collection, shards.getFirst(), "scan", body, true);
        answer.path("documents").forEach(document -> page.add(WireOutcome.named(document, collection.name())));
        after = answer.path("last").asLong();
        until = answer.path("until").asLong();
        server = answer.path("server").asText();
        if (page.isEmpty() || after >= until) {
            shards.removeFirst();
            after = 0;
            until = -1;
        }
    }

    @Override
    public ObjectNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the scan of " + collection.name() + " is at its end");
        }
        return page.removeFirst();
    }
}
