package org.arangolab.standin.cluster.member;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.Identity;
import org.arangolab.standin.server.ServerRole;
import org.arangolab.standin.server.Version;
import org.arangolab.standin.server.log.HostName;
import org.arangolab.time.Deadline;

/** Makes a server known in the agency, and the agency's tree, when it is the first. Source: facts/server.md 4.4. */
final class Registration {
    private final AgencyClient agency;
    private final Identity identity;
    private final String advertised;

    Registration(AgencyClient agency, Identity identity, String advertised) {
        this.agency = agency;
        this.identity = identity;
        this.advertised = advertised;
    }

    /** {@code DBServers} or {@code Coordinators}. */
    private String group() {
        return identity.role() == ServerRole.DBSERVER ? "DBServers" : "Coordinators";
    }

    /**
     * Registers.
     *
     * @return the place in the agency's log
     */
    long register(Deadline deadline) {
        if (agency.read("InitDone", deadline).isMissingNode()) {
            agency.write(tree(), deadline);
        }
        String id = identity.id();
        Change change = new Change().set("Current/ServersRegistered/" + id, registered())
                .set("Plan/" + group() + "/" + id, "none").set("Current/" + group() + "/" + id, "none")
                .increment("Current/ServersKnown/" + id + "/rebootId").increment("Plan/Version")
                .increment("Current/Version").ifEmpty("InitDone", false);
        long place = agency.require(change, deadline);
        nameShortly(deadline);
        return place;
    }

    private ObjectNode registered() {
        return Json.object().put("endpoint", identity.endpoint()).put("advertisedEndpoint", advertised)
                .put("host", HostName.get()).put("version", 30000 + 1200 + 9).put("versionString", Version.NUMBER)
                .put("engine", "rocksdb").put("timestamp", Instant.now().toString());
    }

    /** {@code DBServer0001}: the next number of its kind, unless it has one from an earlier life. */
    private void nameShortly(Deadline deadline) {
        boolean dbserver = identity.role() == ServerRole.DBSERVER;
        String counter = "Target/Latest" + (dbserver ? "DBServer" : "Coordinator") + "Id";
        String key = "Target/MapUniqueToShortID/" + identity.id();
        long place = 0;
        while (place == 0 && agency.read(key, deadline).isMissingNode()) {
            JsonNode latest = agency.read(counter, deadline);
            long number = latest.asLong(0) + 1;
            String name = (dbserver ? "DBServer" : "Coordinator") + String.format("%04d", number);
            place = agency.write(new Change().set(counter, LongNode.valueOf(number))
                    .set(key, Json.object().put("TransactionID", number).put("ShortName", name))
                    .ifSame(counter, latest), deadline);
        }
    }

    private static Change tree() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Change change = new Change().ifEmpty("InitDone", true)
                .set("Cluster", new UUID(random.nextLong(), random.nextLong()).toString())
                .set("InitDone", com.fasterxml.jackson.databind.node.BooleanNode.TRUE)
                .set("Sync/LatestID", IntNode.valueOf(100)).set("Sync/HeartbeatIntervalMs", IntNode.valueOf(1000))
                .set("Sync/UserVersion", IntNode.valueOf(1))
                .set("Target/LatestDBServerId", IntNode.valueOf(0))
                .set("Target/LatestCoordinatorId", IntNode.valueOf(0))
                .set("Plan/Version", IntNode.valueOf(1)).set("Current/Version", IntNode.valueOf(1))
                .set("Plan/Lock", TextNode.valueOf("UNLOCKED")).set("Current/Lock", TextNode.valueOf("UNLOCKED"));
        for (String key : List.of("Plan/Databases", "Plan/Collections", "Plan/DBServers", "Plan/Coordinators",
                "Plan/Views", "Plan/Analyzers", "Current/Databases", "Current/Collections", "Current/DBServers",
                "Current/Coordinators", "Current/ServersRegistered", "Current/ServersKnown", "Current/NewServers",
                "Target/ToDo", "Target/Pending", "Target/Finished", "Target/Failed", "Target/MapUniqueToShortID",
                "Target/FailedServers", "Supervision/Health", "Supervision/Shards", "Supervision/DBServers")) {
            change.set(key, Json.object());
        }
        for (String key : List.of("Target/CleanedServers", "Target/ToBeCleanedServers", "Target/RemovedServers")) {
            change.set(key, Json.array());
        }
        return change;
    }
}
