package org.arangolab.instance.attached;

import java.util.Set;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.ServerClient;
import org.arangolab.net.Endpoint;
import org.arangolab.time.Deadline;

/** Lets reads through, and everything while the server is armed. */
final class ReadOnlyClient implements ServerClient {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final ServerClient client;
    private final Arming arming;

    ReadOnlyClient(ServerClient client, Arming arming) {
        this.client = client;
        this.arming = arming;
    }

    @Override
    public Endpoint endpoint() {
        return client.endpoint();
    }

    @Override
    public Response send(Request request, Deadline deadline) {
        if (!READS.contains(request.method())) {
            arming.check(request.toString());
        }
        return client.send(request, deadline);
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
