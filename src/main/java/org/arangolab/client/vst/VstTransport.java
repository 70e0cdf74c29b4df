package org.arangolab.client.vst;

import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.auth.Credentials;
import org.arangolab.client.Request;
import org.arangolab.client.Transport;
import org.arangolab.client.Wire;
import org.arangolab.client.link.ClientClosedException;
import org.arangolab.client.link.Link;

/**
 * VelocyStream over any link. A connection shows its credentials once, so there is one connection for each value of the
 * {@code Authorization} header, at most four of
 * them idle; requests of the same value share theirs.
 */
public final class VstTransport implements Transport {
    private static final int MOST_CONNECTIONS = 4;

    private final Link link;
    private final ChunkFormat format;
    private final Credentials credentials;
    /** By authorization, the one used longest ago first. Guarded by this. */
    private final Map<Optional<String>, VstConnection> connections = new LinkedHashMap<>(8, 0.75f, true);
    private boolean closed;

    /** To one server. */
    public VstTransport(Link link, Wire wire, Credentials credentials) {
        this.link = link;
        this.format = wire == Wire.VST_1_0 ? ChunkFormat.VST_1_0 : ChunkFormat.VST_1_1;
        this.credentials = credentials;
    }

    @Override
    public Exchange start(Request request) {
        VstMethod method = VstMethod.of(request);
        Optional<String> authorization = request.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("authorization")).map(Map.Entry::getValue)
                .findFirst().or(credentials::authorization);
        try {
            byte[] message = VstMessages.request(request, VstTarget.of(request.path()), method);
            return start(request, message, authorization);
        } catch (IOException e) {
            VstExchange failed = new VstExchange(false);
            failed.answer().completeExceptionally(e);
            return failed;
        }
    }

    private synchronized VstExchange start(Request request, byte[] message, Optional<String> authorization)
            throws IOException {
        if (closed) {
            throw new ClientClosedException();
        }
        VstConnection kept = connections.get(authorization);
        boolean usable = kept != null && kept.usable();
        VstConnection connection = usable ? kept : open(authorization);
        VstExchange exchange = new VstExchange(usable);
        exchange.start(connection, request, message);
        return exchange;
    }

    private VstConnection open(Optional<String> authorization) throws IOException {
        VstConnection connection = VstConnection.open(link, format, authorization.map(VstLogin::message));
        connections.remove(authorization);
        makeRoom();
        connections.put(authorization, connection);
        return connection;
    }

    /** Those that are busy stay, even if they are too many. */
    private void makeRoom() {
        Iterator<VstConnection> eldestFirst = connections.values().iterator();
        while (connections.size() >= MOST_CONNECTIONS && eldestFirst.hasNext()) {
            VstConnection connection = eldestFirst.next();
            if (!connection.busy()) {
                eldestFirst.remove();
                connection.fail(new SocketException("closed to make room for another"));
            }
        }
    }

    @Override
    public void disconnect() {
        take().forEach(connection -> connection.fail(new SocketException("disconnected")));
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        take().forEach(connection -> connection.fail(new ClientClosedException()));
    }

    private synchronized List<VstConnection> take() {
        List<VstConnection> all = new ArrayList<>(connections.values());
        connections.clear();
        return all;
    }
}
