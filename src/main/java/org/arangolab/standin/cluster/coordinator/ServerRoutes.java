package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.arangolab.standin.cluster.agency.AgencyTree;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.cluster.network.PeerAnswer;
import org.arangolab.standin.cluster.network.PeerRequest;
import org.arangolab.standin.cluster.network.PeerUnreachableException;
import org.arangolab.standin.cluster.supervision.View;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;
import org.arangolab.time.Deadline;

/** The servers of the cluster: how many, what they are, and their removal. Source: facts/server.md 4.3. */
final class ServerRoutes {
    private static final Duration REMOVAL = Duration.ofSeconds(60);
    private static final Duration NODE = Duration.ofSeconds(5);

    private final ClusterState state;

    ServerRoutes(ClusterState state) {
        this.state = state;
    }

    void register(Routes routes) {
        routes.add("GET", "/_admin/cluster/numberOfServers", Access.AUTHENTICATED, call -> numbers())
                .add("PUT", "/_admin/cluster/numberOfServers", Access.ADMIN, this::setNumbers)
                .add("POST", "/_admin/cluster/removeServer", Access.ADMIN, this::remove)
                .add("GET", "/_admin/cluster/nodeVersion", Access.AUTHENTICATED, c -> node(c, "/_api/version"))
                .add("GET", "/_admin/cluster/nodeEngine", Access.AUTHENTICATED, c -> node(c, "/_api/engine"))
                .add("GET", "/_admin/cluster/nodeStatistics", Access.AUTHENTICATED,
                        c -> node(c, "/_admin/statistics"));
    }

    private Reply numbers() {
        View view = state.view();
        ObjectNode answer = Json.object();
        answer.set("numberOfDBServers", orNull(view.at("Target/NumberOfDBServers")));
        answer.set("numberOfCoordinators", orNull(view.at("Target/NumberOfCoordinators")));
        answer.set("cleanedServers", view.at("Target/CleanedServers"));
        return Reply.enveloped(200, answer);
    }

    private static JsonNode orNull(JsonNode value) {
        return value.isNumber() ? value : Json.object().nullNode();
    }

    private Reply setNumbers(Call call) {
        JsonNode body = call.json();
        Change change = new Change();
        for (String[] pair : new String[][] {{"numberOfDBServers", "Target/NumberOfDBServers"},
            {"numberOfCoordinators", "Target/NumberOfCoordinators"}}) {
            if (body.path(pair[0]).isInt()) {
                change.set(pair[1], IntNode.valueOf(body.path(pair[0]).intValue()));
            } else if (body.path(pair[0]).isNull()) {
                change.delete(pair[1]);
            }
        }
        if (body.path("cleanedServers").isArray()) {
            change.set("Target/CleanedServers", body.path("cleanedServers"));
        }
        if (change.empty()) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "expecting 'numberOfDBServers', "
                    + "'numberOfCoordinators' or 'cleanedServers'");
        }
        state.change(change);
        return Reply.enveloped(202, Json.object());
    }

    private Reply remove(Call call) {
        JsonNode body = call.json();
        String name = body.isTextual() ? body.textValue() : body.path("server").asText("");
        String id = state.server(name).orElseThrow(() -> new ArangoException(ErrorCode.HTTP_NOT_FOUND,
                "there is no server '" + name + "'"));
        boolean possible = state.member().cache().await(tree -> removable(tree, id), Deadline.in(REMOVAL));
        if (!possible || !state.change(removal(id))) {
            throw new ArangoException(ErrorCode.HTTP_PRECONDITION_FAILED,
                    "server '" + name + "' is not FAILED, or still in use");
        }
        return Reply.enveloped(200, Json.object());
    }

    private static boolean removable(AgencyTree tree, String id) {
        View view = new View(tree.root().path("arango"));
        return HealthRoutes.deletable(view, id, view.status(id));
    }

    private Change removal(String id) {
        View view = state.view();
        Change change = new Change().ifSame("Supervision/Health/" + id, view.at("Supervision/Health/" + id));
        for (String key : List.of("Supervision/Health", "Plan/DBServers", "Plan/Coordinators", "Current/DBServers",
                "Current/Coordinators", "Current/ServersRegistered", "Current/ServersKnown",
                "Target/MapUniqueToShortID", "Target/FailedServers", "Target/MaintenanceDBServers")) {
            if (view.at(key).has(id)) {
                change.delete(key + "/" + id);
            }
        }
        return change.push("Target/RemovedServers", id).erase("Target/CleanedServers", id).increment("Plan/Version")
                .increment("Current/Version");
    }

    private Reply node(Call call, String path) {
        String name = call.parameter("ServerID").orElseThrow(() -> new ArangoException(ErrorCode.HTTP_BAD_PARAMETER,
                "missing parameter 'ServerID'"));
        String endpoint = state.server(name).flatMap(state::endpoint).orElseThrow(() ->
                new ArangoException(ErrorCode.HTTP_NOT_FOUND, "there is no server '" + name + "'"));
        try {
            PeerAnswer answer = state.member().peers().send(endpoint, PeerRequest.get(path, NODE));
            return Reply.json(answer.status(), answer.json());
        } catch (PeerUnreachableException e) {
            throw new ArangoException(ErrorCode.CLUSTER_BACKEND_UNAVAILABLE, e.getMessage());
        }
    }
}
