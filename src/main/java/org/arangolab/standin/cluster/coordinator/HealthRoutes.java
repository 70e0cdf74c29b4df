package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.arangolab.net.Endpoint;
import org.arangolab.standin.cluster.member.AgencyClient;
import org.arangolab.standin.cluster.network.PeerAnswer;
import org.arangolab.standin.cluster.network.PeerRequest;
import org.arangolab.standin.cluster.supervision.View;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;
import org.arangolab.standin.server.log.HostName;
import org.arangolab.time.Deadline;

/** {@code /_admin/cluster/health} and {@code /_api/cluster/endpoints}. Source: facts/server.md 4.3. */
final class HealthRoutes {
    private static final Duration AGENT = Duration.ofSeconds(1);

    private final ClusterState state;

    HealthRoutes(ClusterState state) {
        this.state = state;
    }

    void register(Routes routes) {
        routes.add("GET", "/_admin/cluster/health", Access.AUTHENTICATED, call -> health())
                .add("GET", "/_api/cluster/endpoints", Access.AUTHENTICATED, call -> endpoints());
    }

    private Reply health() {
        View view = state.view();
        JsonNode transients = state.member().agency().readTransient("Supervision/Health",
                Deadline.in(AgencyClient.PATIENCE));
        ObjectNode health = Json.object();
        addGroup(health, view, transients, "DBServers", "DBServer");
        addGroup(health, view, transients, "Coordinators", "Coordinator");
        addAgents(health);
        ObjectNode answer = Json.object().put("ClusterId", view.at("Cluster").asText());
        answer.set("Health", health);
        return Reply.enveloped(200, answer);
    }

    private static void addGroup(ObjectNode health, View view, JsonNode transients, String group, String role) {
        for (String id : view.planned(group)) {
            JsonNode kept = view.at("Supervision/Health/" + id);
            ObjectNode one = Json.object();
            kept.properties().forEach(entry -> one.set(entry.getKey(), entry.getValue()));
            JsonNode fresh = transients.path(id);
            fresh.properties().stream().filter(entry -> !entry.getKey().equals("Status"))
                    .forEach(entry -> one.set(entry.getKey(), entry.getValue()));
            String status = kept.path("Status").asText("UNCLEAR");
            one.put("Role", role).put("Status", status).put("CanBeDeleted", deletable(view, id, status));
            health.set(id, one);
        }
    }

    /** Whether {@code removeServer} would remove it. */
    static boolean deletable(View view, String id, String status) {
        return status.equals("FAILED") && view.shards().stream()
                .noneMatch(shard -> shard.planned().contains(id) || shard.current().contains(id));
    }

    private void addAgents(ObjectNode health) {
        Map<String, CompletableFuture<Optional<JsonNode>>> answers = state.member().agency().endpoints().stream()
                .collect(Collectors.toMap(endpoint -> endpoint, this::config));
        Map<String, JsonNode> configs = answers.entrySet().stream().filter(e -> e.getValue().join().isPresent())
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().join().orElseThrow()));
        JsonNode any = configs.values().stream().max(java.util.Comparator
                .comparingInt((JsonNode config) -> config.path("lastAcked").size())).orElse(Json.object());
        any.path("configuration").path("pool").properties().forEach(agent ->
                health.set(agent.getKey(), agent(agent.getKey(), agent.getValue().asText(), any,
                        configs.get(agent.getValue().asText()))));
    }

    private CompletableFuture<Optional<JsonNode>> config(String endpoint) {
        return state.member().peers().sendAsync(endpoint, PeerRequest.get("/_api/agency/config", AGENT))
                .thenApply(answer -> Optional.of(answer).filter(PeerAnswer::ok).map(PeerAnswer::json))
                .exceptionally(failure -> Optional.empty());
    }

    private static ObjectNode agent(String id, String endpoint, JsonNode leader, JsonNode own) {
        String leaderId = leader.path("leaderId").asText();
        ObjectNode json = Json.object().put("Role", "Agent").put("Endpoint", endpoint).put("CanBeDeleted", false)
                .put("Host", HostName.get()).put("Leader", leaderId).put("Leading", id.equals(leaderId))
                .put("Status", own == null ? "BAD" : leaderId.isEmpty() ? "UNCLEAR" : "GOOD");
        json.set("LastAckedTime", leader.path("lastAcked").path(id).path("lastAckedTime"));
        if (own != null) {
            json.put("Engine", own.path("engine").asText()).put("Version", own.path("version").asText());
        }
        return json;
    }

    private Reply endpoints() {
        View view = state.view();
        ObjectNode answer = Json.object();
        ArrayNode endpoints = answer.putArray("endpoints");
        for (String id : view.planned("Coordinators")) {
            JsonNode registered = view.at("Current/ServersRegistered/" + id);
            String advertised = registered.path("advertisedEndpoint").asText();
            String endpoint = advertised.isEmpty() ? registered.path("endpoint").asText() : advertised;
            if (!view.status(id).equals("FAILED") && !endpoint.isEmpty()) {
                endpoints.addObject().put("endpoint", Endpoint.parse(endpoint).toString());
            }
        }
        return Reply.enveloped(200, answer);
    }
}
