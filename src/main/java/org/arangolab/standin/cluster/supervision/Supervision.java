package org.arangolab.standin.cluster.supervision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.arangolab.standin.cluster.agency.Agency;
import org.arangolab.standin.cluster.agency.AgencyPath;
import org.arangolab.standin.cluster.agency.AgencyTree;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.log.Level;
import org.arangolab.standin.server.log.ServerLog;
import org.arangolab.standin.server.options.Options;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;
import org.arangolab.time.Ticker;

/**
 * Looks after the cluster while this agent leads: judges the servers, moves leaderships away from failed ones, works on
 * jobs. Under maintenance it does nothing but judge new servers. One thread.
 */
public final class Supervision implements Runnable {
    private static final Duration SHORTEST = Duration.ofMillis(30);
    private static final AgencyPath ARANGO = AgencyPath.of("/arango");
    private static final AgencyPath STATES = AgencyPath.of("/arango/Sync/ServerStates");

    private final Agency agency;
    private final SupervisionSettings settings;
    private final ServerLog log;
    private final HealthCheck health;
    private final Duty duty;
    private long term;
    /** The agency's last entry at the last look. */
    private long looked;

    /** For an agent. */
    public Supervision(Agency agency, Options options, ServerLog log) {
        this.agency = agency;
        this.settings = SupervisionSettings.of(options);
        this.log = log;
        this.health = new HealthCheck(settings, Ticker.SYSTEM);
        this.duty = new Duty(agency, log);
    }

    @Override
    public void run() {
        while (agency.awaitDuty(Deadline.in(settings.frequency()), this::urgent)) {
            try {
                if (agency.serving()) {
                    look();
                }
            } catch (RuntimeException e) {
                complain(e);
            }
            Await.pause(SHORTEST);
        }
    }

    /** An agent that lost its leadership meanwhile has nothing to complain of. */
    private void complain(RuntimeException e) {
        if (agency.serving()) {
            log.log(Level.WARNING, "supervision", "6d9aa", "a look of the supervision failed: " + e);
        }
    }

    /** Whether somebody waits for the supervision: a new server, or a job that something has changed for. */
    private boolean urgent() {
        return agency.look(tree -> {
            JsonNode arango = tree.find(ARANGO);
            JsonNode target = arango.path("Target");
            boolean jobs = !target.path("ToDo").isEmpty() || !target.path("Pending").isEmpty();
            return jobs && !maintenance(arango) && agency.commitIndex() != looked
                    || maintenance(arango) == mode(arango).equals("Normal")
                    || unknown(arango, "DBServers") || unknown(arango, "Coordinators");
        });
    }

    private boolean unknown(JsonNode arango, String group) {
        JsonNode states = agency.lookTransient(tree -> tree.find(STATES));
        return View.names(arango.path("Plan").path(group)).stream()
                .anyMatch(id -> !arango.path("Supervision").path("Health").has(id) && states.has(id));
    }

    private static boolean maintenance(JsonNode arango) {
        return arango.path("Supervision").has("Maintenance");
    }

    private void look() {
        looked = agency.commitIndex();
        long now = agency.term();
        if (now != term) {
            term = now;
            health.restart();
        }
        View view = view();
        if (view.at("InitDone").isMissingNode()) {
            return;
        }
        boolean maintenance = maintenance(view.arango());
        Change persistent = new Change();
        mode(view, maintenance, persistent);
        Change transients = new Change();
        health.check(view, agency.lookTransient(tree -> tree.find(STATES).deepCopy()), !maintenance, persistent,
                transients);
        duty.write(persistent);
        if (!transients.empty()) {
            agency.writeTransient(transients);
        }
        if (!maintenance) {
            View judged = persistent.empty() ? view : view();
            new Failover(duty).work(judged);
            new Jobs(duty).work(view());
        }
    }

    private View view() {
        return new View(agency.look(Supervision::arango));
    }

    private static JsonNode arango(AgencyTree tree) {
        return tree.find(ARANGO).deepCopy();
    }

    private static String mode(JsonNode arango) {
        return arango.path("Supervision").path("State").path("Mode").asText();
    }

    private static void mode(View view, boolean maintenance, Change change) {
        String wanted = maintenance ? "Maintenance" : "Normal";
        if (!view.at("Supervision/State/Mode").asText().equals(wanted)) {
            ObjectNode state = Json.object().put("Mode", wanted).put("Timestamp", Instant.now().toString());
            change.set("Supervision/State", state);
        }
    }
}
