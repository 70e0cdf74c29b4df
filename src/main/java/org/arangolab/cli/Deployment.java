package org.arangolab.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.arangolab.auth.Secret;
import org.arangolab.cluster.Cluster;
import org.arangolab.instance.Authentication;
import org.arangolab.instance.Instance;
import org.arangolab.instance.Role;
import org.arangolab.lab.Session;

/**
 * The servers of {@code arangolab up}.
 *
 * @param servers all
 * @param start   starts them and waits for at most so long
 * @param view    tells their state
 */
record Deployment(List<Instance> servers, Consumer<Duration> start, Supplier<String> view) {
    /** How long a token of the environment file is good for: as long as a deployment of a CI or a day's work lives. */
    private static final Duration TOKEN_LIFE = Duration.ofDays(30);

    static Deployment define(Session session, Topology topology) {
        if (topology.isCluster()) {
            Cluster cluster = session.define(topology.cluster());
            return new Deployment(cluster.servers(), limit -> cluster.start().waitUntilReady(limit), cluster::toString);
        }
        Instance server = session.define(topology.instance());
        return new Deployment(List.of(server), limit -> server.start().waitUntilReady(limit), server::toString);
    }

    /** They go on when the lab is closed. */
    Deployment detached() {
        servers.forEach(Instance::detach);
        return this;
    }

    /** Those that go on without the lab are ended here when it fails: the lab does not do it. */
    void start(Duration limit) {
        boolean ready = false;
        try {
            start.accept(limit);
            ready = true;
        } finally {
            if (!ready) {
                Thread.interrupted(); // an interrupt ends the start, not its clean-up
                servers.forEach(Instance::stopAtOnce);
            }
        }
    }

    EnvironmentFile environment() {
        List<Instance> doors = servers.stream().filter(server -> server.spec().role() == Role.COORDINATOR
                || server.spec().role() == Role.SINGLE).toList();
        Optional<Secret> token = doors.stream()
                .filter(server -> server.spec().access().authentication() == Authentication.JWT).findFirst()
                .map(server -> server.auth().superuserToken(TOKEN_LIFE, List.of()).token());
        return new EnvironmentFile(doors.stream().map(server -> server.endpoint().reachable().url()).toList(), token);
    }
}
