package org.arangolab.standin.cluster.supervision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.arangolab.standin.cluster.agency.Agency;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.log.Level;
import org.arangolab.standin.server.log.ServerLog;

/** What parts of a supervision do it with: they change shards' plans and keep a record of each job. */
final class Duty {
    private static final AtomicLong SERIAL = new AtomicLong();

    private final Agency agency;
    private final ServerLog log;

    Duty(Agency agency, ServerLog log) {
        this.agency = agency;
        this.log = log;
    }

    /** Does it; whether its conditions held. */
    boolean write(Change change) {
        return change.empty() || agency.write(change.operations(), change.preconditions());
    }

    void say(Level level, String id, String text) {
        log.log(level, "supervision", id, text);
    }

    /** A job's number. */
    static String nextId() {
        return System.currentTimeMillis() + String.format("%03d", SERIAL.incrementAndGet() % 1000);
    }

    /** What is kept of a job. */
    static ObjectNode job(String type, String id) {
        return Json.object().put("type", type).put("jobId", id).put("creator", "supervision")
                .put("timeCreated", java.time.Instant.now().toString());
    }

    /**
     * A change of a shard's servers, and of those that go along with it; it is only done if the plan and who is in sync
     * are still as they were seen.
     */
    static Change replan(View view, ShardView shard, List<String> servers) {
        Change change = new Change().increment("Plan/Version");
        for (ShardView one : together(view, shard)) {
            change.set(one.planKey(), array(servers)).ifSame(one.planKey(), array(one.planned()));
            if (!one.current().isEmpty()) {
                change.ifSame(one.currentKey(), array(one.current()));
            }
        }
        return change;
    }

    /** A shard, and the shards of other collections that are distributed like it. */
    static List<ShardView> together(View view, ShardView shard) {
        List<ShardView> all = view.shards();
        String head = shard.like().isEmpty() ? shard.collection() : shard.like();
        int place = place(all, shard);
        List<ShardView> together = new ArrayList<>();
        for (ShardView other : all) {
            boolean same = other.database().equals(shard.database())
                    && (other.collection().equals(head) || other.like().equals(head));
            if (same && place(all, other) == place) {
                together.add(other);
            }
        }
        return together;
    }

    private static int place(List<ShardView> all, ShardView shard) {
        return all.stream().filter(other -> other.collection().equals(shard.collection())).map(ShardView::shard)
                .sorted(java.util.Comparator.comparing(String::length).thenComparing(id -> id)).toList()
                .indexOf(shard.shard());
    }

    static com.fasterxml.jackson.databind.node.ArrayNode array(List<String> texts) {
        com.fasterxml.jackson.databind.node.ArrayNode array = Json.array();
        texts.forEach(array::add);
        return array;
    }
}
