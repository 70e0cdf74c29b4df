package org.arangolab.instance.attached;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.arangolab.client.ServerClient;
import org.arangolab.instance.Role;
import org.arangolab.instance.health.Patient;
import org.arangolab.process.ForeignProcess;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;

/** An attached server as a patient. */
final class Visit implements Patient {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final AttachedServer server;
    private final ServerClient client;
    private final Found found;

    Visit(AttachedServer server, ServerClient client, Found found) {
        this.server = server;
        this.client = client;
        this.found = found;
    }

    @Override
    public String name() {
        return server.name();
    }

    /** Without a process that can be seen, whether it lives is what the look is to find out. */
    @Override
    public Life life() {
        if (found.process().isEmpty() || found.process().get().alive()) {
            return Life.RUNNING;
        }
        return switch (server.state()) {
            case STOPPED -> Life.ENDED;
            default -> Life.DEAD;
        };
    }

    @Override
    public String ending() {
        return "ended; how is told only to the process that had started it";
    }

    @Override
    public boolean suspended() {
        return found.process().filter(ForeignProcess::stopped).isPresent();
    }

    @Override
    public String phase() {
        return "";
    }

    @Override
    public Optional<Long> pid() {
        return found.process().map(ForeignProcess::pid);
    }

    @Override
    public Optional<String> role() {
        return server.role().map(Role::told);
    }

    @Override
    public ServerClient client() {
        return client;
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public boolean endsWithin(Duration time) {
        return found.process().map(ForeignProcess::onExit).filter(exit -> done(exit, time)).isPresent();
    }

    private static boolean done(CompletableFuture<Void> exit, Duration time) {
        try {
            Await.future("news of the process", exit, Deadline.in(time));
            return true;
        } catch (DeadlineExceededException e) {
            return false;
        }
    }
}
