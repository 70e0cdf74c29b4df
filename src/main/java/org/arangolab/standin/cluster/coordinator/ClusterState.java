package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import org.arangolab.standin.cluster.agency.AgencyPath;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.cluster.member.AgencyClient;
import org.arangolab.standin.cluster.member.Member;
import org.arangolab.standin.cluster.supervision.View;
import org.arangolab.time.Deadline;

/** The cluster as a coordinator sees it, and the way to change it. Thread-safe. */
final class ClusterState {
    private static final AgencyPath ARANGO = AgencyPath.of("/arango");

    private final Member member;

    ClusterState(Member member) {
        this.member = member;
    }

    Member member() {
        return member;
    }

    /** A copy of all the agency's values. */
    View view() {
        return new View(member.cache().look(tree -> tree.find(ARANGO).deepCopy()));
    }

    /** Changes the agency and waits until this server knows it; whether the conditions held. */
    boolean change(Change change, Deadline deadline) {
        long place = member.agency().write(change, deadline);
        if (place > 0) {
            member.cache().await(place, deadline);
        }
        return place > 0;
    }

    boolean change(Change change) {
        return change(change, Deadline.in(AgencyClient.PATIENCE));
    }

    /** The id of a server that is named by id or short name. */
    Optional<String> server(String idOrShortName) {
        View view = view();
        JsonNode names = view.at("Target/MapUniqueToShortID");
        return Stream.concat(view.planned("DBServers").stream(), view.planned("Coordinators").stream())
                .filter(id -> id.equals(idOrShortName)
                        || names.path(id).path("ShortName").asText().equals(idOrShortName)).findFirst();
    }

    /** Where a server is reached; empty when nobody knows it. */
    Optional<String> endpoint(String server) {
        return Optional.ofNullable(member.cache().get("Current/ServersRegistered/" + server).path("endpoint")
                .textValue());
    }
}
