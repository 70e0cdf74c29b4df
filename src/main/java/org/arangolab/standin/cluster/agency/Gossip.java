package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.arangolab.standin.cluster.network.PeerAnswer;
import org.arangolab.standin.cluster.network.PeerRequest;
import org.arangolab.standin.cluster.network.PeerUnreachableException;
import org.arangolab.standin.cluster.network.Peers;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.log.Level;
import org.arangolab.standin.server.log.ServerLog;
import org.arangolab.time.Await;

/** Tells the agents that are known of this one and learns of others from them, until all know all. One thread. */
final class Gossip implements Runnable {
    static final String PATH = "/_api/agency_priv/gossip";
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Consensus consensus;
    private final Peers peers;
    private final ServerLog log;
    private final Set<String> complained = new LinkedHashSet<>();

    Gossip(Consensus consensus, Peers peers, ServerLog log) {
        this.consensus = consensus;
        this.peers = peers;
        this.log = log;
    }

    @Override
    public void run() {
        Duration pause = PAUSE;
        while (!consensus.closed() && !told()) {
            Await.pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** Whether every other agent is known and knows this one. */
    private boolean told() {
        Set<String> endpoints = new LinkedHashSet<>(consensus.settings().known());
        endpoints.addAll(consensus.pool().others().values());
        boolean all = true;
        for (String endpoint : endpoints) {
            all &= tell(endpoint);
        }
        synchronized (consensus) {
            consensus.notifyAll(); // an election may have waited for the last agent
        }
        return all && consensus.pool().complete();
    }

    private boolean tell(String endpoint) {
        ObjectNode message = Json.object().put("id", consensus.settings().id())
                .put("endpoint", consensus.settings().endpoint());
        message.set("pool", consensus.pool().toJson());
        try {
            PeerAnswer answer = peers.send(endpoint, PeerRequest.post(PATH, message, TIMEOUT));
            JsonNode others = answer.ok() ? answer.json().path("pool") : Json.object();
            if (!answer.ok() || !consensus.pool().learn(others)) {
                complain(endpoint, "the agent at " + endpoint + " and this one do not belong together: "
                        + (answer.ok() ? "its agents are " + others : "it answered " + answer.status() + " "
                        + answer.json().path("errorMessage").asText()));
                return false;
            }
            return true;
        } catch (PeerUnreachableException e) {
            return false; // it is not there yet
        }
    }

    private void complain(String endpoint, String text) {
        if (complained.add(endpoint)) {
            log.log(Level.ERROR, "agency", "ea6f3", text);
        }
    }
}
