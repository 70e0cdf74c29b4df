package org.arangolab.standin.cluster.supervision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.http.Json;
import org.arangolab.time.Ticker;

/**
 * Judges servers by their signs of life. It counts when the agency saw a new one, by its own clock, so that servers'
 * clocks do not matter; after a change of the agency's leader everybody has the whole time again. One thread.
 */
final class HealthCheck {
    private final SupervisionSettings settings;
    private final Ticker ticker;
    private final Map<String, Sign> signs = new HashMap<>();

    /** The last sign of life, and when it was seen first. */
    private record Sign(JsonNode state, long seenAt, Instant time) {
    }

    HealthCheck(SupervisionSettings settings, Ticker ticker) {
        this.settings = settings;
        this.ticker = ticker;
    }

    /** Forgets all: this agent begins to lead. */
    void restart() {
        signs.clear();
    }

    /**
     * Looks at all servers.
     *
     * @param view       what is committed
     * @param states     the servers' last signs of life
     * @param judge      whether somebody may become BAD or FAILED
     * @param persistent gets what has changed
     * @param transients gets how everybody is
     */
    void check(View view, JsonNode states, boolean judge, Change persistent, Change transients) {
        for (String group : List.of("DBServers", "Coordinators")) {
            view.planned(group).forEach(id -> check(view, id, states.path(id), judge, persistent, transients));
        }
    }

    private void check(View view, String id, JsonNode state, boolean judge, Change persistent, Change transients) {
        JsonNode old = view.at("Supervision/Health/" + id);
        Sign sign = signs.compute(id, (key, last) -> last != null && last.state().equals(state) ? last
                : new Sign(state, ticker.nanos(), Instant.now()));
        if (state.isMissingNode() && old.isMissingNode()) {
            return; // registered, and not alive yet
        }
        String status = judge || old.isMissingNode() ? status(sign, old.path("Status").asText("GOOD"))
                : old.path("Status").asText();
        ObjectNode health = health(view, id, status, sign);
        transients.set("Supervision/Health/" + id, health);
        boolean changed = !status.equals(old.path("Status").asText())
                || !health.path("Endpoint").equals(old.path("Endpoint"))
                || !health.path("ShortName").equals(old.path("ShortName"));
        if (changed) {
            persistent.set("Supervision/Health/" + id, health);
        }
    }

    /** A server fails by way of being bad: never at once. */
    private String status(Sign sign, String before) {
        long silent = ticker.nanos() - sign.seenAt();
        if (silent < settings.okThreshold().toNanos()) {
            return sign.state().isMissingNode() ? before : "GOOD";
        }
        return silent < settings.grace().toNanos() || before.equals("GOOD") ? "BAD" : "FAILED";
    }

    private static ObjectNode health(View view, String id, String status, Sign sign) {
        JsonNode registered = view.at("Current/ServersRegistered/" + id);
        ObjectNode health = Json.object().put("Status", status)
                .put("SyncStatus", sign.state().path("status").asText("UNKNOWN"))
                .put("SyncTime", sign.state().path("time").asText(""))
                .put("Timestamp", Instant.now().toString()).put("LastAckedTime", sign.time().toString())
                .put("ShortName", view.at("Target/MapUniqueToShortID/" + id).path("ShortName").asText(""))
                .put("Endpoint", registered.path("endpoint").asText())
                .put("Host", registered.path("host").asText())
                .put("Engine", registered.path("engine").asText())
                .put("Version", registered.path("versionString").asText());
        String advertised = registered.path("advertisedEndpoint").asText();
        return advertised.isEmpty() ? health : health.put("AdvertisedEndpoint", advertised);
    }
}
