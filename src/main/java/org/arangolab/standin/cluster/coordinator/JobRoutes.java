package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.cluster.supervision.ShardView;
import org.arangolab.standin.cluster.supervision.View;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;

/** Work for the supervision: moves, clean-outs, resignations, and what became of them. Source: facts/server.md 4.3. */
final class JobRoutes {
    private static final List<String> LISTS = List.of("ToDo", "Pending", "Finished", "Failed");

    private final ClusterState state;
    private final JobIds ids;

    JobRoutes(ClusterState state) {
        this.state = state;
        this.ids = new JobIds();
    }

    void register(Routes routes) {
        routes.add("POST", "/_admin/cluster/cleanOutServer", Access.ADMIN, call -> server(call, "cleanOutServer"))
                .add("POST", "/_admin/cluster/resignLeadership", Access.ADMIN,
                        call -> server(call, "resignLeadership"))
                .add("POST", "/_admin/cluster/moveShard", Access.ADMIN, this::move)
                .add("GET", "/_admin/cluster/queryAgencyJob", Access.ADMIN, this::query)
                .add("*", "/_admin/cluster/rebalance", Access.ADMIN, call -> {
                    throw new ArangoException(ErrorCode.NOT_IMPLEMENTED, "the stand-in does not rebalance shards");
                })
                .add("*", "/_admin/cluster/**", Access.AUTHENTICATED, call -> {
                    throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "invalid command");
                });
    }

    private Reply server(Call call, String type) {
        String name = call.json().path("server").asText("");
        ObjectNode job = job(type).put("server", named(name));
        return submit(job);
    }

    private String named(String server) {
        return state.server(server).filter(id -> state.view().planned("DBServers").contains(id))
                .orElseThrow(() -> new ArangoException(ErrorCode.HTTP_BAD_PARAMETER,
                        "unknown DBServer '" + server + "'"));
    }

    private Reply move(Call call) {
        JsonNode body = call.json();
        String database = body.path("database").asText(call.database());
        String collection = body.path("collection").asText("");
        View view = state.view();
        ShardView shard = view.shard(body.path("shard").asText())
                .filter(one -> one.database().equals(database)
                        && (one.name().equals(collection) || one.collection().equals(collection))).findFirst()
                .orElseThrow(() -> new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "there is no shard '"
                        + body.path("shard").asText() + "' of collection '" + collection + "' in database '"
                        + database + "'"));
        if (!shard.like().isEmpty()) {
            throw new ArangoException(ErrorCode.FORBIDDEN, "MoveShard only allowed for collections which have "
                    + "distributeShardsLike unset.");
        }
        String from = named(body.path("fromServer").asText());
        boolean leads = shard.leader().equals(from);
        ObjectNode job = job("moveShard").put("database", database).put("collection", shard.collection())
                .put("shard", shard.shard()).put("fromServer", from)
                .put("toServer", named(body.path("toServer").asText())).put("isLeader", leads)
                .put("remainsFollower", body.path("remainsFollower").asBoolean(false));
        return submit(job);
    }

    private ObjectNode job(String type) {
        return Json.object().put("type", type).put("jobId", ids.next()).put("creator", state.member().identity().id())
                .put("timeCreated", Instant.now().toString());
    }

    private Reply submit(ObjectNode job) {
        String id = job.path("jobId").asText();
        state.change(new Change().set("Target/ToDo/" + id, job));
        return Reply.enveloped(202, Json.object().put("id", id));
    }

    private Reply query(Call call) {
        String id = call.parameter("id").orElseThrow(() -> new ArangoException(ErrorCode.HTTP_BAD_PARAMETER,
                "id parameter missing"));
        View view = state.view();
        Optional<String> list = LISTS.stream().filter(name -> view.at("Target/" + name).has(id)).findFirst();
        String found = list.orElseThrow(() -> new ArangoException(ErrorCode.HTTP_NOT_FOUND,
                "there is no job '" + id + "'"));
        ObjectNode answer = view.at("Target/" + found + "/" + id).deepCopy();
        return Reply.enveloped(200, answer.put("id", id).put("status", found));
    }
}
