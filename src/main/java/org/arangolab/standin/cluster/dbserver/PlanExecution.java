package org.arangolab.standin.cluster.dbserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.arangolab.standin.cluster.agency.AgencyPath;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.cluster.member.AgencyClient;
import org.arangolab.standin.cluster.member.Member;
import org.arangolab.standin.cluster.network.PeerUnreachableException;
import org.arangolab.standin.cluster.supervision.ShardView;
import org.arangolab.standin.cluster.supervision.View;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.log.Level;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.Database;
import org.arangolab.standin.store.Store;
import org.arangolab.time.Deadline;

/**
 * Makes this server what the agency's plan says, whenever that changes. One thread, and two that bring shards level.
 */
final class PlanExecution implements Runnable {
    private static final AgencyPath ARANGO = AgencyPath.of("/arango");
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofMillis(150);

    private final Store store;
    private final Member member;
    private final LocalShards shards;
    private final Leading leading;
    private final ShardSync sync;
    private final ShardLocks locks;
    private final ShardIndexes indexes = new ShardIndexes();
    private final Set<String> syncing = ConcurrentHashMap.newKeySet();
    private final ExecutorService level = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "shard sync");
        thread.setDaemon(true);
        return thread;
    });
    /** Whether something could not be done yet. */
    private volatile boolean again;
    private volatile boolean closed;

    PlanExecution(Store store, Member member, LocalShards shards, Leading leading, ShardSync sync, ShardLocks locks) {
        this.store = store;
        this.member = member;
        this.shards = shards;
        this.leading = leading;
        this.sync = sync;
        this.locks = locks;
    }

    @Override
    public void run() {
        long seen = 0;
        while (!closed) {
            boolean retry = again;
            seen = member.cache().awaitNews(seen, Deadline.in(retry ? RETRY : IDLE));
            again = false;
            execute();
            locks.sweep();
        }
    }

    void close() {
        closed = true;
        level.shutdownNow();
    }

    /** Looks at the plan once and does what can be done. */
    void execute() {
        try {
            View view = new View(member.cache().look(tree -> tree.find(ARANGO).deepCopy()));
            if (!view.at("InitDone").isMissingNode() && !closed) {
                databases(view);
                List<PlannedShard> planned = PlannedShard.of(view, member.identity().id());
                planned.forEach(shard -> keep(view, shard));
                drop(view, planned);
                planned.forEach(shard -> part(view, shard));
                planned.forEach(shard -> report(view, shard));
            }
        } catch (ArangoException e) {
            member.context().log().log(Level.WARNING, "maintenance", "f8c57", "the plan could not be followed: "
                    + e.getMessage());
            again = true;
        }
    }

    private void databases(View view) {
        Change change = new Change();
        view.at("Plan/Databases").properties().forEach(entry -> {
            String name = entry.getKey();
            if (store.findDatabase(name).isEmpty()) {
                store.createBareDatabase(name);
            }
            String key = "Current/Databases/" + name + "/" + member.identity().id();
            if (view.at("Current/Databases").path(name).path(member.identity().id()).isMissingNode()) {
                change.set(key, Json.object().put("error", false).put("errorNum", 0).put("errorMessage", "")
                        .put("id", entry.getValue().path("id").asText()).put("name", name));
            }
        });
        write(change);
    }

    private void write(Change change) {
        if (!change.empty()) {
            member.agency().write(change.increment("Current/Version"), Deadline.in(AgencyClient.PATIENCE));
        }
    }

    /** The shard is here, as its collection is planned. */
    private void keep(View view, PlannedShard planned) {
        ShardView shard = planned.view();
        Database database = store.findDatabase(shard.database()).orElse(null);
        if (database == null) {
            again = true;
            return;
        }
        LocalShard local = shards.find(shard.shard()).orElseGet(() -> {
            LocalShard fresh = new LocalShard(database.find(shard.shard())
                    .orElseGet(() -> database.create(planned.spec())), shard);
            shards.add(fresh);
            return fresh;
        });
        local.plan(shard);
        boolean waits = planned.collection().path("waitForSync").asBoolean();
        boolean caches = planned.collection().path("cacheEnabled").asBoolean();
        if (local.data().properties().waitForSync() != waits || local.data().properties().cacheEnabled() != caches) {
            database.configure(local.data(), waits, caches);
        }
        indexes.settle(database, local, planned.indexes());
        indexes.forget(local, planned.indexes());
    }

    private void drop(View view, List<PlannedShard> planned) {
        Set<String> wanted = planned.stream().map(shard -> shard.view().shard()).collect(Collectors.toSet());
        for (Database database : store.databases()) {
            if (!view.at("Plan/Databases").has(database.name()) && !database.name().equals(Store.SYSTEM)) {
                database.collections().forEach(collection -> shards.remove(collection.name()));
                store.dropDatabase(database.name());
            } else {
                database.collections().stream()
                        .filter(shard -> shard.name().matches("s[0-9]+") && !wanted.contains(shard.name()))
                        .forEach(shard -> drop(database, shard));
            }
        }
    }

    private void drop(Database database, Collection shard) {
        shards.find(shard.name()).ifPresent(LocalShard::forget);
        shards.remove(shard.name());
        database.drop(shard);
    }

    /** This server leads or follows, as planned. */
    private void part(View view, PlannedShard planned) {
        shards.find(planned.view().shard()).ifPresent(shard -> {
            if (planned.view().leader().equals(member.identity().id())) {
                if (shard.part() == LocalShard.Part.LEADER) {
                    leading.dismiss(shard);
                } else if (!leading.lead(view, shard)) {
                    again = true;
                }
            } else {
                follow(shard);
            }
        });
    }

    private void follow(LocalShard shard) {
        ShardView view = shard.view();
        String self = member.identity().id();
        boolean listed = view.current().contains(self);
        if (shard.follows(view.leader()) && listed) {
            return;
        }
        if (shard.part() == LocalShard.Part.NONE && listed && !syncing.contains(view.shard()) && !strikeOff(shard)) {
            again = true;
            return;
        }
        boolean led = !view.current().isEmpty() && view.current().get(0).equals(view.leader());
        if (shard.part() == LocalShard.Part.LEADER) {
            shard.forget();
        }
        if (led && syncing.add(view.shard())) {
            level.execute(() -> catchUp(shard, view.leader()));
        } else if (!led) {
            again = true;
        }
    }

    /**
     * After a start this server cannot know whether it has everything: nobody may make it the leader before it has.
     * Only while the plan is as it was seen: were this server planned as the leader meanwhile, the shard would have
     * none for ever.
     */
    private boolean strikeOff(LocalShard shard) {
        ShardView view = shard.view();
        List<String> rest = sync.others(view.current());
        if (rest.isEmpty()) {
            return true; // the only one that has it at all
        }
        return member.agency().write(new Change().set(view.currentKey(), array(rest)).increment("Current/Version")
                .ifSame(view.planKey(), array(view.planned()))
                .ifSame(view.currentKey(), array(view.current())), Deadline.in(AgencyClient.PATIENCE)) > 0;
    }

    private static ArrayNode array(List<String> servers) {
        ArrayNode array = Json.array();
        servers.forEach(array::add);
        return array;
    }

    private void catchUp(LocalShard shard, String leader) {
        try {
            sync.follow(shard, leader);
        } catch (ArangoException | PeerUnreachableException e) {
            member.context().log().log(Level.INFO, "replication", "3b9a1", "shard " + shard.view().shard()
                    + " cannot be made level with " + leader + " yet: " + e.getMessage());
        } finally {
            syncing.remove(shard.view().shard());
            again = true;
        }
    }

    private void report(View view, PlannedShard planned) {
        shards.find(planned.view().shard()).filter(shard -> shard.part() == LocalShard.Part.LEADER)
                .ifPresent(shard -> {
                    Change change = new Change();
                    indexes.report(shard, view.at("Current/Collections").path(shard.view().database())
                            .path(shard.view().collection()).path(shard.view().shard()), change);
                    write(change);
                });
    }

    /** Adds what is to be told of this server's shards. */
    void describe(ObjectNode status) {
        ObjectNode counts = status.putObject("shards");
        for (LocalShard.Part part : LocalShard.Part.values()) {
            counts.put(part.name().toLowerCase(java.util.Locale.ROOT),
                    shards.all().stream().filter(shard -> shard.part() == part).count());
        }
    }
}
