package org.arangolab.standin.cluster.coordinator;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.arangolab.standin.cluster.agency.AgencyPath;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.cluster.member.Member;
import org.arangolab.standin.cluster.supervision.View;
import org.arangolab.standin.store.CollectionSpec;
import org.arangolab.standin.store.Database;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.Users;
import org.arangolab.time.Deadline;

/**
 * Gives a new cluster its database {@code _system}, with its collections and the user root. One coordinator does it,
 * the others wait; when it dies meanwhile, another one goes on where it stopped.
 */
final class Bootstrap {
    private static final AgencyPath DONE = AgencyPath.of("/arango/Bootstrap");
    private static final String LOCK = "Sync/BootstrapLock";
    private static final double LOCK_SECONDS = 30;
    private static final Duration ATTEMPT = Duration.ofMillis(500);
    /** How long dbservers that are on their way are waited for, so that the collections are spread over all. */
    private static final Duration STRAGGLERS = Duration.ofMillis(1500);

    private final ClusterState state;
    private final ClusterDatabases databases;
    private final Member member;

    Bootstrap(ClusterState state, ClusterDatabases databases) {
        this.state = state;
        this.databases = databases;
        this.member = state.member();
    }

    /** Returns when it is done, by whomever, or when the server is to stop. */
    void run() {
        while (!done() && !member.stopping()) {
            boolean mine = state.change(new Change().set(LOCK, member.identity().id(), LOCK_SECONDS)
                    .ifEmpty(LOCK, true));
            if (mine) {
                work();
                state.change(new Change().set("Bootstrap", member.identity().id() + ": done").delete(LOCK)
                        .set("Current/Foxxmaster", member.identity().id()));
            } else {
                member.cache().await(tree -> !tree.find(DONE).isMissingNode(), Deadline.in(ATTEMPT));
            }
        }
    }

    private boolean done() {
        return member.cache().look(tree -> !tree.find(DONE).isMissingNode());
    }

    private void work() {
        member.cache().await(tree -> {
            View view = new View(tree.root().path("arango"));
            return view.planned("DBServers").stream().allMatch(id -> view.status(id).equals("GOOD"))
                    && view.planned("DBServers").size() > 1;
        }, Deadline.in(STRAGGLERS));
        databases.planDatabase(Databases.SYSTEM, "1");
        Database system = databases.database(Databases.SYSTEM);
        List<CollectionSpec> missing = Stream.concat(ClusterDatabases.SYSTEM_COLLECTIONS.stream(),
                        Stream.of(ClusterUsers.COLLECTION)).filter(name -> system.find(name).isEmpty())
                .map(CollectionSpec::documents).toList();
        if (!missing.isEmpty()) {
            databases.maker().makeAll(Databases.SYSTEM, missing);
        }
        if (databases.users().find(Users.ROOT).isEmpty()) {
            databases.users().createRoot(member.context().options().text("database.password"));
        }
    }
}
