package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.arangolab.standin.cluster.agency.AgencyPath;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;
import org.arangolab.time.Deadline;

/** {@code /_admin/cluster/maintenance}, of all and of one dbserver. Source: facts/server.md 4.3. */
final class MaintenanceRoutes {
    private static final AgencyPath MODE = AgencyPath.of("/arango/Supervision/State/Mode");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long DEFAULT_SECONDS = 3600;
    private static final int MINUTE = 60;

    private final ClusterState state;

    MaintenanceRoutes(ClusterState state) {
        this.state = state;
    }

    void register(Routes routes) {
        routes.add("GET", "/_admin/cluster/maintenance", Access.ADMIN, call -> show())
                .add("PUT", "/_admin/cluster/maintenance", Access.ADMIN, this::set)
                .add("GET", "/_admin/cluster/maintenance/*", Access.ADMIN, this::showOne)
                .add("PUT", "/_admin/cluster/maintenance/*", Access.ADMIN, this::setOne);
    }

    private Reply show() {
        return Reply.enveloped(200, Json.object()
                .put("result", state.view().at("Supervision/State/Mode").asText("Normal")));
    }

    private Reply set(Call call) {
        JsonNode body = call.json();
        if (!body.isTextual() || !body.textValue().matches("on|off|[0-9]{1,9}")) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "string expected with 'on', 'off' or the number of "
                    + "seconds for which the supervision is to be off");
        }
        String wanted = body.textValue();
        boolean off = wanted.equals("off") || wanted.equals("0");
        long seconds = wanted.equals("on") ? DEFAULT_SECONDS : off ? 0 : Long.parseLong(wanted);
        Instant until = Instant.now().plusSeconds(seconds);
        state.change(off ? new Change().delete("Supervision/Maintenance")
                : new Change().set("Supervision/Maintenance", until.toString(), seconds));
        await(off ? "Normal" : "Maintenance");
        return Reply.enveloped(200, Json.object().put("warning", off ? "Cluster supervision reactivated."
                : "Cluster supervision deactivated. It will be reactivated automatically in " + text(seconds)
                + " unless this call is repeated until then."));
    }

    private static String text(long seconds) {
        return seconds % MINUTE == 0 ? seconds / MINUTE + " minutes" : seconds + " seconds";
    }

    private void await(String mode) {
        boolean reached = state.member().cache().await(tree -> tree.find(MODE).asText().equals(mode),
                Deadline.in(PATIENCE));
        if (!reached) {
            throw new ArangoException(ErrorCode.HTTP_GATEWAY_TIMEOUT,
                    "timed out while waiting for supervision to go into mode " + mode);
        }
    }

    private String dbserver(Call call) {
        String name = call.segments().get(3);
        return state.server(name).filter(id -> state.view().planned("DBServers").contains(id))
                .orElseThrow(() -> new ArangoException(ErrorCode.HTTP_NOT_FOUND, "there is no DBServer '" + name
                + "'"));
    }

    private Reply showOne(Call call) {
        ObjectNode answer = Json.object();
        JsonNode kept = state.view().at("Target/MaintenanceDBServers/" + dbserver(call));
        if (kept.isObject()) {
            answer.set("result", kept);
        }
        return Reply.enveloped(200, answer);
    }

    private Reply setOne(Call call) {
        String id = dbserver(call);
        JsonNode body = call.json();
        String mode = body.path("mode").asText();
        String key = "Target/MaintenanceDBServers/" + id;
        switch (mode) {
            case "maintenance" -> state.change(new Change().set(key, Json.object().put("Mode", mode).put("Until",
                    Instant.now().plusSeconds(body.path("timeout").asLong(DEFAULT_SECONDS)).toString())));
            case "normal" -> state.change(new Change().delete(key));
            default -> throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER,
                    "mode must be 'maintenance' or 'normal'");
        }
        return Reply.enveloped(200, Json.object());
    }
}
