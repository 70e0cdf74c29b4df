package org.arangolab.instance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.ServerClient;
import org.arangolab.net.Endpoint;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;

/** A server's client that tells a call to a dead server as the crash that it is, not as a broken connection. */
final class CrashAwareClient implements ServerClient {
    /** How long a call without answer waits for the news that the process has died, which may come a little later. */
    private static final Duration DEATH_NEWS = Duration.ofMillis(250);
    /** The same when the connection broke: on a busy machine a process takes its time to die, and to be mourned. */
    private static final Duration BROKEN_NEWS = Duration.ofSeconds(2);

    private final ServerClient client;
    private final Supplier<Run> running;
    private final Supplier<Optional<InstanceCrashException>> crash;

    /**
     * {@code running} answers the present run or throws why there is none; {@code crash} answers the crash when the
     * server has crashed.
     */
    CrashAwareClient(ServerClient client, Supplier<Run> running, Supplier<Optional<InstanceCrashException>> crash) {
        this.client = client;
        this.running = running;
        this.crash = crash;
    }

    @Override
    public Endpoint endpoint() {
        return client.endpoint();
    }

    @Override
    public Response send(Request request, Deadline deadline) {
        Run before = running.get();
        try {
            return client.send(request, deadline);
        } catch (ConnectionFailedException e) {
            Duration patience = e.kind() == ConnectionFailedException.Kind.BROKEN ? BROKEN_NEWS : DEATH_NEWS;
            throw ended(before.ended(), patience) ? crashOr(e) : e;
        }
    }

    private static boolean ended(CompletableFuture<InstanceState> end, Duration patience) {
        try {
            Await.future("news of the process", end.copy(), Deadline.in(patience));
            return true;
        } catch (DeadlineExceededException e) {
            return false; // it lives: the connection failed for another reason
        }
    }

    private RuntimeException crashOr(ConnectionFailedException e) {
        Optional<InstanceCrashException> death = crash.get();
        death.ifPresent(d -> d.addSuppressed(e));
        return death.isPresent() ? death.get() : e;
    }

    @Override
    public void disconnect() {
        client.disconnect();
    }

    @Override
    public void close() {
        client.close();
    }
}
