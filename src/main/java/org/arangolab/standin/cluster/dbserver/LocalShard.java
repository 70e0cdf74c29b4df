package org.arangolab.standin.cluster.dbserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.arangolab.standin.cluster.supervision.ShardView;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.store.Collection;

/** A shard on this dbserver: its data, and what this server is to it. Thread-safe. */
final class LocalShard {
    /** What a server is to a shard. */
    enum Part {
        /** Neither: it does not know yet whether its data is complete. */
        NONE,
        /** It leads. */
        LEADER,
        /** It has everything that its leader has. */
        FOLLOWER
    }

    private final Collection data;
    /** As it was planned last. Guarded by this, as everything below. */
    private ShardView view;
    private Part part = Part.NONE;
    /** Whose follower this server is. */
    private String leader = "";
    private List<String> followers = List.of();
    /** Followers that may have missed a write: none of them may stay in sync. */
    private final Set<String> suspects = new TreeSet<>();

    LocalShard(Collection data, ShardView view) {
        this.data = data;
        this.view = view;
    }

    Collection data() {
        return data;
    }

    synchronized ShardView view() {
        return view;
    }

    synchronized void plan(ShardView next) {
        view = next;
    }

    synchronized Part part() {
        return part;
    }

    synchronized boolean follows(String server) {
        return part == Part.FOLLOWER && leader.equals(server);
    }

    /** It leads from now on, at first alone. */
    synchronized void lead() {
        part = Part.LEADER;
        leader = "";
        followers = List.of();
        suspects.clear();
    }

    /** It has everything that a leader has, and hears of what comes. */
    synchronized void follow(String server) {
        part = Part.FOLLOWER;
        leader = server;
    }

    /** It is neither leader nor follower any more. */
    synchronized void forget() {
        part = Part.NONE;
        leader = "";
    }

    /** Throws 503/1496 unless this server leads. */
    synchronized void requireLeading() {
        if (part != Part.LEADER) {
            throw new ArangoException(ErrorCode.CLUSTER_NOT_LEADER);
        }
    }

    synchronized List<String> followers() {
        return followers;
    }

    synchronized List<String> suspects() {
        return List.copyOf(suspects);
    }

    synchronized void suspect(String server) {
        suspects.add(server);
    }

    synchronized void add(String server) {
        List<String> more = new ArrayList<>(followers);
        more.remove(server);
        more.add(server);
        followers = List.copyOf(more);
        suspects.remove(server);
    }

    synchronized void remove(String server) {
        followers = followers.stream().filter(id -> !id.equals(server)).toList();
        suspects.remove(server);
    }
}
