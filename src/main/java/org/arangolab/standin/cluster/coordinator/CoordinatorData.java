package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.arangolab.standin.api.AqlEngine;
import org.arangolab.standin.api.ExpirySettings;
import org.arangolab.standin.api.QueryCacheSettings;
import org.arangolab.standin.api.StoredUsers;
import org.arangolab.standin.cluster.member.Member;
import org.arangolab.standin.cluster.supervision.View;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.server.DataApi;
import org.arangolab.standin.server.auth.Authenticator;
import org.arangolab.standin.store.FailurePoints;
import org.arangolab.time.Deadline;

/** A coordinator: the endpoints of a single server over the databases of the cluster, and those that only it has. */
public final class CoordinatorData implements DataApi {
    private static final Duration ATTEMPT = Duration.ofSeconds(1);

    private final Member member;
    private final ClusterState state;
    private final ClusterDatabases databases;
    private final FailurePoints failurePoints;
    private final ExpirySettings expiry;
    private final QueryCacheSettings cache;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sweeper");
        thread.setDaemon(true);
        return thread;
    });
    private org.arangolab.standin.api.DataApi endpoints;

    private CoordinatorData(Setting setting) {
        this.member = new Member(setting);
        this.state = new ClusterState(member);
        this.databases = new ClusterDatabases(state);
        this.failurePoints = setting.failurePoints();
        this.expiry = ExpirySettings.of(setting.context().options());
        this.cache = QueryCacheSettings.of(setting.context().options());
    }

    /** Begins with nothing: everything it knows is elsewhere. */
    public static CoordinatorData open(Setting setting) {
        return new CoordinatorData(setting);
    }

    @Override
    public void register(Routes routes) {
        new HealthRoutes(state).register(routes);
        new MaintenanceRoutes(state).register(routes);
        new JobRoutes(state).register(routes);
        new ServerRoutes(state).register(routes);
        new ShardRoutes(state, databases).register(routes);
        new DumpRoutes(state, databases).register(routes);
        endpoints = org.arangolab.standin.api.DataApi.register(routes, databases, new AqlEngine(), failurePoints,
                Clock.systemUTC(), expiry, cache);
        sweeper.scheduleWithFixedDelay(endpoints::sweep, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public Authenticator authenticator() {
        return new StoredUsers(databases);
    }

    /** Ready when there is a dbserver, and what every cluster has is there. */
    @Override
    public void join() {
        member.join();
        member.awaitHealth();
        boolean found = false;
        while (!found && !member.stopping()) {
            found = member.cache().await(tree -> member.stopping()
                    || !new View(tree.root().path("arango")).usable().isEmpty(), Deadline.in(ATTEMPT));
        }
        member.retried("prepare the cluster", () -> {
            new Bootstrap(state, databases).run();
            databases.users();
        });
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
        sweeper.shutdownNow();
        if (endpoints != null) {
            endpoints.close();
        }
        member.close();
    }
}
