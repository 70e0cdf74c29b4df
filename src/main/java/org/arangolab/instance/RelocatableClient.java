package org.arangolab.instance;

import java.util.function.Supplier;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.ServerClient;
import org.arangolab.net.Endpoint;
import org.arangolab.time.Deadline;

/** The client of a server that may have to listen elsewhere: who holds this one follows it there. Thread-safe. */
final class RelocatableClient implements ServerClient {
    private final Supplier<ServerClient> opener;
    private volatile ServerClient current;

    /** {@code opener} opens a client of where the server is now. */
    RelocatableClient(Supplier<ServerClient> opener) {
        this.opener = opener;
        this.current = opener.get();
    }

    /** The server listens elsewhere from now on. */
    void follow() {
        ServerClient before = current;
        current = opener.get();
        before.close();
    }

    @Override
    public Endpoint endpoint() {
        return current.endpoint();
    }

    @Override
    public Response send(Request request, Deadline deadline) {
        return current.send(request, deadline);
    }

    @Override
    public void disconnect() {
        current.disconnect();
    }

    @Override
    public void close() {
        current.close();
    }
}
