package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;

/** How agents speak with each other: {@code /_api/agency_priv}. The bodies are the stand-in's own. */
final class ConsensusRoutes {
    private final Consensus consensus;

    ConsensusRoutes(Consensus consensus) {
        this.consensus = consensus;
    }

    void register(Routes routes) {
        routes.add("POST", Elections.PATH, Access.SUPERUSER, this::vote)
                .add("POST", Replicator.PATH, Access.SUPERUSER, this::append)
                .add("POST", Gossip.PATH, Access.SUPERUSER, this::gossip);
    }

    private Reply vote(Call call) {
        boolean granted = consensus.vote(VoteRequest.of(call.json()));
        return Reply.json(200, Json.object().put("term", consensus.term()).put("voteGranted", granted));
    }

    private Reply append(Call call) {
        return Reply.json(200, consensus.append(AppendRequest.of(call.json())).toJson());
    }

    private Reply gossip(Call call) {
        JsonNode message = call.json();
        String id = message.path("id").asText();
        boolean welcome = consensus.pool().learn(Json.object().put(id, message.path("endpoint").asText()));
        if (!welcome) {
            throw new ArangoException(ErrorCode.FORBIDDEN, "the agency is complete; agent " + id + " at "
                    + message.path("endpoint").asText() + " is none of it");
        }
        consensus.pool().learn(message.path("pool"));
        synchronized (consensus) {
            consensus.notifyAll(); // an election may have waited for the last agent
        }
        ObjectNode answer = Json.object();
        answer.set("pool", consensus.pool().toJson());
        return Reply.json(200, answer);
    }
}
