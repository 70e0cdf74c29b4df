package org.arangolab.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.arangolab.LabException;
import org.arangolab.instance.ArangodExit;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceEndException;
import org.arangolab.instance.InstanceState;
import org.arangolab.instance.Role;
import org.arangolab.log.LogLine;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;

/**
 * Starts the servers of a cluster in the order in which they need each other: the agents, and when one of them leads
 * the DB-Servers and coordinators, which find each other by themselves. A thread of its own does it, so that the script
 * may go on; a server that ends meanwhile ends the start at once, and what was started is stopped again.
 */
final class ClusterStart {
    private static final Duration LEADER = Duration.ofMinutes(2);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Cluster cluster;
    private final Members members;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    /** Those that are to live: how one that stands still has ended before is no matter. */
    private final Set<Instance> living = ConcurrentHashMap.newKeySet();
    private boolean givenUp;

    ClusterStart(Cluster cluster, Members members) {
        this.cluster = cluster;
        this.members = members;
    }

    ClusterStart begin() {
        members.all().stream().filter(server -> !stands(server)).forEach(living::add);
        members.of(Role.AGENT).stream().filter(ClusterStart::stands).forEach(this::startUnlessGivenUp);
        Thread thread = new Thread(this::goOn, "start " + cluster.name());
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private static boolean stands(Instance server) {
        return !server.state().hasProcess();
    }

    private void goOn() {
        try {
            cluster.agency().leader(LEADER);
            Stream.of(Role.DBSERVER, Role.COORDINATOR).flatMap(role -> members.of(role).stream())
                    .filter(ClusterStart::stands).forEach(this::startUnlessGivenUp);
            started.complete(null);
        } catch (RuntimeException e) {
            started.completeExceptionally(e);
        }
    }

    private synchronized void startUnlessGivenUp(Instance server) {
        if (!givenUp) {
            server.start();
            living.add(server);
        }
    }

    /** When it returns nothing is started any more. */
    synchronized void giveUp() {
        givenUp = true;
    }

    /**
     * Waits until every server answers, the agency has a leader, and the cluster calls all of them GOOD.
     *
     * @throws ClusterException          at once, when a server has ended; everything that was started is stopped then
     * @throws DeadlineExceededException with what is missing
     */
    void awaitReady(Duration timeout) {
        boolean ready = false;
        try {
            cluster.context().timeouts().watched(cluster.name() + " to be ready", timeout, deadline -> {
                Await.that(cluster.name() + " to be started").orWhen(started).until(deadline, this::look);
                return Await.that(cluster.name() + " to be ready").until(deadline, this::health);
            });
            ready = true;
        } finally {
            if (!ready) {
                giveUp();
                cluster.undoStart();
            }
        }
    }

    private Observation<Boolean> look() {
        requireAlive();
        if (started.isCompletedExceptionally()) {
            Await.future("the start", started, Deadline.in(LIMIT));
        }
        return started.isDone() ? Observation.found(true) : Observation.notYet(states());
    }

    private Observation<Boolean> health() {
        requireAlive();
        List<Instance> late = members.all().stream().filter(server -> server.state() != InstanceState.RUNNING).toList();
        if (!late.isEmpty()) {
            return Observation.notYet("not yet ready: " + late + words(late));
        }
        try {
            ClusterHealth health = cluster.health();
            boolean all = health.good("DBServer") >= members.of(Role.DBSERVER).size()
                    && health.good("Coordinator") >= members.of(Role.COORDINATOR).size();
            return all && health.isGood() ? Observation.found(true) : Observation.notYet("health:\n" + health);
        } catch (InstanceEndException e) {
            throw e;
        } catch (LabException e) {
            return Observation.notYet(String.valueOf(e.getMessage()));
        }
    }

    /** What those who are late say themselves: what they are at, and their last important line. */
    private static String words(List<Instance> late) {
        return late.stream().map(server -> {
            String phase = server.health().phase();
            String line = server.log().important(1).stream().findFirst().map(LogLine::toString).orElse("");
            return (phase.isEmpty() ? "" : "\n  " + server.name() + " is at: " + phase)
                    + (line.isEmpty() ? "" : "\n  " + server.name() + ": " + line);
        }).collect(Collectors.joining());
    }

    private void requireAlive() {
        members.all().stream().filter(living::contains).filter(server -> server.exit().isPresent() && !server.alive())
                .findFirst().ifPresent(this::fail);
    }

    private void fail(Instance dead) {
        throw new ClusterException(cluster.name() + " cannot start: " + dead.name() + " ended with "
                + ArangodExit.text(dead.exit().orElseThrow()) + "\n" + words(dead));
    }

    private static String words(Instance dead) {
        List<String> lines = dead.log().important(10).stream().map(line -> "  log:       " + line).toList();
        return String.join("\n", lines) + (lines.isEmpty() ? "" : "\n") + "  directory: " + dead.directory();
    }

    private String states() {
        return String.join(", ", members.all().stream().map(server -> server.name() + " " + server.state()).toList());
    }
}
