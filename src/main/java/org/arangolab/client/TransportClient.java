package org.arangolab.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.arangolab.auth.Credentials;
import org.arangolab.auth.Refusal;
import org.arangolab.client.link.Diagnosis;
import org.arangolab.net.Endpoint;
import org.arangolab.time.Deadline;
import org.arangolab.time.InterruptedWaitException;

/**
 * What all transports have in common. A write is never repeated, because a repeated write is
 * not the same write; a read whose kept connection turns out to be dead is repeated once.
 */
final class TransportClient implements ServerClient {
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final int UNAUTHORIZED = 401;

    private final Endpoint endpoint;
    private final Transport transport;
    private final Diagnosis diagnosis;
    private final Credentials credentials;
    /** Whether this endpoint has answered since the last disconnect: then it speaks what we speak. */
    private volatile boolean answered;

    TransportClient(Endpoint endpoint, Transport transport, Diagnosis diagnosis, Credentials credentials) {
        this.endpoint = endpoint;
        this.transport = transport;
        this.diagnosis = diagnosis;
        this.credentials = credentials;
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public Response send(Request request, Deadline deadline) {
        Transport.Exchange first = transport.start(request);
        try {
            return await(first, request, deadline);
        } catch (SocketTimeoutException e) {
            throw explained(request, deadline, e);
        } catch (IOException e) {
            if (first.onKeptConnection() && READS.contains(request.method())) {
                return again(request, deadline, e);
            }
            throw explained(request, deadline, e);
        }
    }

    private Response again(Request request, Deadline deadline, IOException first) {
        try {
            return await(transport.start(request), request, deadline);
        } catch (IOException e) {
            e.addSuppressed(first);
            throw explained(request, deadline, e);
        }
    }

    private Response await(Transport.Exchange exchange, Request request, Deadline deadline) throws IOException {
        try {
            Response response = exchange.await(deadline);
            answered = true;
            return response.status() == UNAUTHORIZED ? response.remarked(refusal(request, response)) : response;
        } catch (InterruptedException e) {
            throw new InterruptedWaitException("the answer to " + request + " from " + endpoint, e);
        }
    }

    /** A request may show something else than the lab's own credentials. */
    private String refusal(Request request, Response response) {
        Optional<String> shown = request.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("authorization")).map(Map.Entry::getValue)
                .findFirst()
                .or(credentials::authorization);
        return new Refusal(shown, response.header("date")).explain(Instant.now());
    }

    private ConnectionFailedException explained(Request request, Deadline deadline, IOException e) {
        Diagnosis.Finding finding = diagnosis.explain(e, deadline, answered);
        String once = finding.kind() == ConnectionFailedException.Kind.BROKEN && !READS.contains(request.method())
                ? "; it was not sent again, because the server may have done it" : "";
        return new ConnectionFailedException(request, endpoint, finding.kind(), finding.text() + once, e);
    }

    @Override
    public void disconnect() {
        transport.disconnect();
        answered = false;
    }

    @Override
    public void close() {
        transport.close();
    }
}
