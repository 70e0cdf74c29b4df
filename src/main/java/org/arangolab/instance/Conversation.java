package org.arangolab.instance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.arangolab.client.CollectionHandle;
import org.arangolab.client.Query;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.ServerClient;
import org.arangolab.time.TimeoutManager;

/**
 * What is said to one server: by the lab itself while it starts, stops and watches it, and by its users, whose calls to
 * a dead server are told as the crash that it is. Both use the same kept connections.
 */
final class Conversation implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final String name;
    private final ServerClient own;
    private final ServerClient users;
    private final TimeoutManager timeouts;

    /** With the server of this name; {@code running} and {@code crash} as {@link CrashAwareClient} takes them. */
    Conversation(String name, ServerClient client, TimeoutManager timeouts, Supplier<Run> running,
                 Supplier<Optional<InstanceCrashException>> crash) {
        this.name = name;
        this.own = client;
        this.users = new CrashAwareClient(own, running, crash);
        this.timeouts = timeouts;
    }

    /** For the lab's own questions, in any state of the server. */
    ServerClient own() {
        return own;
    }

    Response send(Request request) {
        return send(request, LONGEST);
    }

    Response send(Request request, Duration limit) {
        return timeouts.watched("an answer to " + request, limit, deadline -> users.send(request, deadline));
    }

    List<Object> query(String database, Query query) {
        return timeouts.watched("the result of a query", LONGEST, deadline -> query.run(users, database, deadline));
    }

    CollectionHandle collection(String database, String collection) {
        return new CollectionHandle(users, name, database, collection, timeouts::clamp);
    }

    /** Drops the kept connections: they led to a process that has ended. */
    void disconnect() {
        own.disconnect();
    }

    @Override
    public void close() {
        own.close();
    }
}
