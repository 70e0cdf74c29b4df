package org.arangolab.standin.cluster.supervision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.log.Level;

/** Moves the leadership of shards away from failed dbservers, and keeps as many copies as were wanted. */
final class Failover {
    private final Duty duty;

    Failover(Duty duty) {
        this.duty = duty;
    }

    void work(View view) {
        for (String server : view.planned("DBServers")) {
            boolean failed = view.status(server).equals("FAILED");
            boolean noted = view.at("Target/FailedServers").has(server);
            if (failed != noted) {
                note(server, failed);
            }
        }
        for (ShardView shard : view.shards()) {
            if (shard.like().isEmpty() && !shard.planned().isEmpty()) {
                repair(view, shard);
            }
        }
    }

    private void note(String server, boolean failed) {
        Change change = new Change();
        String key = "Target/FailedServers/" + server;
        if (failed) {
            String id = Duty.nextId();
            duty.say(Level.WARNING, "6e29b", "server " + server + " has failed");
            change.set(key, Json.array()).set("Target/Finished/" + id,
                    Duty.job("failedServer", id).put("server", server));
        } else {
            change.delete(key);
        }
        duty.write(change);
    }

    private void repair(View view, ShardView shard) {
        if (view.status(shard.leader()).equals("FAILED")) {
            if (!view.inMaintenance(shard.leader())) {
                replaceLeader(view, shard);
            }
            return;
        }
        long alive = shard.planned().stream()
                .filter(id -> !view.status(id).equals("FAILED") || view.inMaintenance(id)).count();
        if (alive < shard.replicationFactor()) {
            addFollower(view, shard);
        } else if (shard.planned().size() > shard.replicationFactor()) {
            removeFollower(view, shard);
        }
    }

    /** Only a follower that has everything may lead, and only while the agency says so. */
    private void replaceLeader(View view, ShardView shard) {
        Optional<String> next = shard.planned().stream().skip(1)
                .filter(id -> view.status(id).equals("GOOD") && inSync(view, shard, id)).findFirst();
        if (next.isEmpty()) {
            return;
        }
        String id = Duty.nextId();
        ObjectNode job = Duty.job("failedLeader", id).put("database", shard.database())
                .put("collection", shard.collection()).put("shard", shard.shard())
                .put("fromServer", shard.leader()).put("toServer", next.get());
        Change change = Duty.replan(view, shard, shard.ledBy(next.get())).set("Target/Finished/" + id, job);
        if (duty.write(change)) {
            duty.say(Level.INFO, "5f3d1", "shard " + shard.shard() + " of " + shard.database() + "/" + shard.name()
                    + ": leadership moved from " + shard.leader() + " to " + next.get());
        }
    }

    private static boolean inSync(View view, ShardView shard, String server) {
        return Duty.together(view, shard).stream().allMatch(one -> one.current().contains(server));
    }

    private void addFollower(View view, ShardView shard) {
        Optional<String> next = view.usable().stream().filter(id -> !shard.planned().contains(id)).findFirst();
        if (next.isEmpty()) {
            return;
        }
        List<String> servers = new ArrayList<>(shard.planned());
        servers.add(next.get());
        String id = Duty.nextId();
        duty.write(Duty.replan(view, shard, servers).set("Target/Finished/" + id,
                Duty.job("addFollower", id).put("database", shard.database())
                        .put("collection", shard.collection()).put("shard", shard.shard())));
    }

    /**
     * One too many: a failed one goes first, then one that lags behind, and the last one only when enough are in
     * sync.
     */
    private void removeFollower(View view, ShardView shard) {
        if (shard.current().isEmpty() || !shard.leader().equals(shard.current().get(0)) || moving(view, shard)) {
            return;
        }
        List<String> followers = shard.planned().subList(1, shard.planned().size());
        Optional<String> gone = followers.stream().filter(id -> view.status(id).equals("FAILED")).findFirst()
                .or(() -> followers.stream().filter(id -> !inSync(view, shard, id)).findFirst())
                .or(() -> Optional.of(followers.get(followers.size() - 1)));
        List<String> servers = new ArrayList<>(shard.planned());
        servers.remove(gone.get());
        long inSync = servers.stream().filter(id -> inSync(view, shard, id)).count();
        if (inSync >= shard.replicationFactor()) {
            String id = Duty.nextId();
            duty.write(Duty.replan(view, shard, servers).set("Target/Finished/" + id,
                    Duty.job("removeFollower", id).put("database", shard.database())
                            .put("collection", shard.collection()).put("shard", shard.shard())));
        }
    }

    private static boolean moving(View view, ShardView shard) {
        return Duty.together(view, shard).stream()
                .anyMatch(one -> view.at("Supervision/Shards").has(one.shard()));
    }
}
