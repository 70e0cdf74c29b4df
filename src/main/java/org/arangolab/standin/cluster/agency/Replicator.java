package org.arangolab.standin.cluster.agency;

import java.util.concurrent.TimeUnit;
import org.arangolab.standin.cluster.network.PeerAnswer;
import org.arangolab.standin.cluster.network.PeerRequest;
import org.arangolab.standin.cluster.network.PeerUnreachableException;
import org.arangolab.standin.cluster.network.Peers;

/** Brings one follower what it lacks, and a sign of life when it lacks nothing, as long as a leadership lasts. */
final class Replicator implements Runnable {
    static final String PATH = "/_api/agency_priv/appendEntries";

    private final Consensus consensus;
    private final Leadership leadership;
    private final Progress follower;
    private final Peers peers;

    Replicator(Consensus consensus, Leadership leadership, Progress follower, Peers peers) {
        this.consensus = consensus;
        this.leadership = leadership;
        this.follower = follower;
        this.peers = peers;
    }

    @Override
    public void run() {
        long sentAt = consensus.now() - consensus.settings().heartbeat().toNanos();
        while (awaitWork(sentAt)) {
            sentAt = consensus.now();
            if (!exchange(sentAt)) {
                pause();
            }
        }
    }

    private boolean leading() {
        return consensus.leadership().filter(led -> led == leadership).isPresent();
    }

    /** Returns true when there is something to send, false when the leadership is over. */
    private boolean awaitWork(long sentAt) {
        synchronized (consensus) {
            long due = sentAt + consensus.settings().heartbeat().toNanos();
            while (leading() && follower.next() > consensus.store().log().lastIndex()) {
                long left = due - consensus.now();
                if (left <= 0) {
                    return true;
                }
                if (!sleep(left)) {
                    return false;
                }
            }
            return leading();
        }
    }

    private boolean exchange(long sentAt) {
        try {
            String endpoint = consensus.pool().endpoint(follower.id()).orElseThrow();
            PeerAnswer answer = peers.send(endpoint, PeerRequest.post(PATH,
                    consensus.message(leadership, follower).toJson(), consensus.settings().electionMin()));
            if (!answer.ok()) {
                return false;
            }
            consensus.answered(leadership, follower, AppendReply.of(answer.json()), sentAt);
            return true;
        } catch (PeerUnreachableException e) {
            return false; // it is tried again: a follower may be away for long
        }
    }

    private void pause() {
        synchronized (consensus) {
            if (leading()) {
                sleep(consensus.settings().heartbeat().toNanos());
            }
        }
    }

    private boolean sleep(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(consensus, Math.max(nanos, 1_000_000));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
