package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.arangolab.standin.cluster.network.PeerAnswer;
import org.arangolab.standin.cluster.network.PeerRequest;
import org.arangolab.standin.cluster.network.Peers;
import org.arangolab.standin.http.Json;

/** Stands for election when no leader is heard of for too long, and leads when it is elected. One thread. */
final class Elections implements Runnable {
    static final String PATH = "/_api/agency_priv/requestVote";

    private final Consensus consensus;
    private final Peers peers;

    Elections(Consensus consensus, Peers peers) {
        this.consensus = consensus;
        this.peers = peers;
    }

    @Override
    public void run() {
        while (awaitCandidacy()) {
            if (elected(consensus.candidacy(true))) {
                VoteRequest request = consensus.candidacy(false);
                if (elected(request) && consensus.lead(request.term())) {
                    lead();
                }
            }
        }
    }

    /** Returns true when it is time to stand, false at the end. */
    private boolean awaitCandidacy() {
        synchronized (consensus) {
            while (!consensus.closed()) {
                consensus.resignUnconfirmed();
                boolean leading = consensus.leadership().isPresent();
                long wait = leading || !consensus.pool().complete() ? consensus.settings().heartbeat().toNanos()
                        : consensus.untilCandidacy();
                if (wait == 0) {
                    return true;
                }
                if (!sleep(wait)) {
                    return false;
                }
            }
            return false;
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

    private boolean elected(VoteRequest request) {
        int wanted = consensus.settings().majority() - 1;
        if (wanted == 0) {
            return true;
        }
        List<String> others = List.copyOf(consensus.pool().others().values());
        AtomicInteger votes = new AtomicInteger();
        CountDownLatch decided = new CountDownLatch(1);
        AtomicInteger open = new AtomicInteger(others.size());
        for (String endpoint : others) {
            ask(endpoint, request).whenComplete((vote, failure) -> {
                boolean granted = failure == null && vote;
                boolean last = open.decrementAndGet() == 0;
                if (granted && votes.incrementAndGet() >= wanted || last) {
                    decided.countDown();
                }
            });
        }
        await(decided);
        return votes.get() >= wanted;
    }

    private CompletableFuture<Boolean> ask(String endpoint, VoteRequest request) {
        return peers.sendAsync(endpoint, PeerRequest.post(PATH, request.toJson(), consensus.settings().electionMin()))
                .thenApply(this::granted);
    }

    private boolean granted(PeerAnswer answer) {
        JsonNode vote = answer.ok() ? answer.json() : Json.object();
        consensus.hear(vote.path("term").asLong(0));
        return vote.path("voteGranted").asBoolean(false);
    }

    private void await(CountDownLatch decided) {
        try {
            decided.await(consensus.settings().electionMin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lead() {
        consensus.leadership().ifPresent(led -> {
            led.followers().forEach(follower -> AgentThreads.start("append " + follower.id(),
                    new Replicator(consensus, led, follower, peers)));
            consensus.store().log().force(led.begin());
            consensus.advance();
        });
    }
}
