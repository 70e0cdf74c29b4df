package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.arangolab.standin.cluster.member.Member;
import org.arangolab.standin.cluster.network.SuperuserOnly;
import org.arangolab.standin.cluster.supervision.View;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.server.DataApi;
import org.arangolab.standin.server.auth.Authenticator;
import org.arangolab.time.Deadline;

/** A coordinator. */
public final class CoordinatorData implements DataApi {
    private static final Duration ATTEMPT = Duration.ofSeconds(1);

    private final Member member;
    private final ClusterState state;

    private CoordinatorData(Setting setting) {
        this.member = new Member(setting);
        this.state = new ClusterState(member);
    }

    /** Begins with nothing: everything it knows is in the agency. */
    public static CoordinatorData open(Setting setting) {
        return new CoordinatorData(setting);
    }

    @Override
    public void register(Routes routes) {
        new HealthRoutes(state).register(routes);
        new MaintenanceRoutes(state).register(routes);
        new JobRoutes(state).register(routes);
        new ServerRoutes(state).register(routes);
    }

    @Override
    public Authenticator authenticator() {
        return new SuperuserOnly(database -> database.equals("_system"));
    }

    @Override
    public void join() {
        member.join();
        member.awaitHealth();
        boolean found = false;
        while (!found && !member.stopping()) {
            found = member.cache().await(tree -> member.stopping() || !view(tree).usable().isEmpty(),
                    Deadline.in(ATTEMPT));
        }
    }

    private static View view(org.arangolab.standin.cluster.agency.AgencyTree tree) {
        return new View(tree.root().path("arango"));
    }

    @Override
    public void describe(ObjectNode status) {
        member.describe(status);
        String foxxmaster = state.view().at("Current/Foxxmaster").asText("");
        status.putObject("coordinator").put("foxxmaster", foxxmaster)
                .put("isFoxxmaster", foxxmaster.equals(member.identity().id()));
    }

    @Override
    public void leave() {
        member.leave();
    }

    @Override
    public void close() {
        member.close();
    }
}
