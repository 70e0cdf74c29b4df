package org.arangolab.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.ServerClient;
import org.arangolab.log.LogFollower;
import org.arangolab.log.LogLine;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;

/**
 * Finds the moment at which a starting server answers. Three sources feed one future: the exit of the process ends the
 * wait at once, the ready line in the log triggers a look at once, and a probe looks in growing pauses in any case, for
 * servers that log elsewhere. An answer alone does not count, because it could come from a foreign server on the same
 * port: the ready line in the server's own log, or the process id that the server tells, must agree.
 */
final class Readiness {
    private static final Duration PROBE = Duration.ofSeconds(5);
    private static final Duration LEAST = Duration.ofMillis(250);

    private final String name;
    private final Run run;
    private final ServerClient client;
    private final CompletableFuture<LogLine> readyLine = new CompletableFuture<>();

    Readiness(String name, Run run, ServerClient client) {
        this.name = name;
        this.run = run;
        this.client = client;
    }

    /** A server that answers: since when, and which version. */
    record Ready(Instant at, String version) {
    }

    /**
     * Watches until the server answers, its process ends or the deadline passes. An answer goes to {@code onReady},
     * which judges it and completes the run's future; a failure completes that at once.
     */
    void watch(InstanceDirectories directories, Deadline deadline, Consumer<Ready> onReady) {
        Thread thread = new Thread(() -> {
            try {
                followAndAwait(directories, deadline, onReady);
            } catch (ProcessGone e) {
                return; // the judge of the exit completes the future, with the evidence
            } catch (RuntimeException e) {
                run.readiness().completeExceptionally(e);
            }
        }, "ready " + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The news goes out before the follower is closed, which takes some milliseconds. */
    private void followAndAwait(InstanceDirectories directories, Deadline deadline, Consumer<Ready> onReady) {
        LogFollower follower = new LogFollower(name, directories.logFile(), run.logMark(), this::onLine);
        try {
            onReady.accept(awaitAnswer(deadline));
        } finally {
            follower.close();
        }
    }

    private void onLine(LogLine line) {
        StartPhase.of(line).ifPresent(phase -> run.phase(phase.word()));
        if (line.ready()) {
            readyLine.complete(line);
        }
    }

    private Ready awaitAnswer(Deadline deadline) {
        return Await.that(name + " to be ready")
                .orWhen(CompletableFuture.anyOf(readyLine, run.child().onExit()))
                .until(deadline, () -> {
                    if (!run.child().alive()) {
                        throw new ProcessGone();
                    }
                    return probe(deadline);
                });
    }

    private Observation<Ready> probe(Deadline deadline) {
        Observation<Ready> seen = look(deadline);
        run.lastSeen().set(seen.note());
        return seen;
    }

    private Observation<Ready> look(Deadline deadline) {
        try {
            return judge(client.send(Request.of("GET", "/_api/version"), limit(deadline)));
        } catch (ConnectionFailedException e) {
            return Observation.notYet(e.getMessage());
        }
    }

    /** The last look, made when the time is up, gets a moment too: else all it would tell is that it had none. */
    private static Deadline limit(Deadline deadline) {
        Deadline probe = deadline.clamp(PROBE);
        return probe.limit().compareTo(LEAST) < 0 ? Deadline.in(LEAST) : probe;
    }

    /** Old servers answer 401 even here, and that means up (facts/server.md 6, the old end); 503 means starting. */
    private Observation<Ready> judge(Response response) {
        if (!response.ok() && response.status() != 401) {
            return Observation.notYet(response.toString());
        }
        if (!readyLine.isDone() && !isOurs()) {
            return Observation.notYet(response + ", but without a ready line in the log of " + name);
        }
        String version = response.ok() && response.json() instanceof Map<?, ?> map
                ? String.valueOf(map.get("version")) : "unknown";
        return Observation.found(new Ready(Instant.now(), version));
    }

    private boolean isOurs() {
        Response status = client.send(Request.of("GET", "/_admin/status"), Deadline.in(PROBE));
        return status.ok() && status.json() instanceof Map<?, ?> map && map.get("pid") instanceof Number pid
                && pid.longValue() == run.child().pid();
    }

    /** Leaves the wait: the process has ended. */
    private static final class ProcessGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ProcessGone() {
            super("the process has ended", null, false, false);
        }
    }
}
