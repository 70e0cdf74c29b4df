package org.arangolab.client.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import org.arangolab.auth.TlsTrust;
import org.arangolab.net.Endpoint;

/**
 * How to get a connection to an endpoint.
 *
 * @param endpoint where
 * @param sockets  makes sockets that are not connected; those to a unix socket ignore the address they are given
 * @param tls      what encrypts them, when something does
 */
public record Link(Endpoint endpoint, SocketFactory sockets, Optional<TlsClient> tls) {
    /**
     * To an endpoint.
     *
     * @throws org.arangolab.ConfigException when the path of a unix socket is too long
     */
    public static Link to(Endpoint endpoint, TlsTrust trust) {
        return switch (endpoint.transport()) {
            case TCP -> new Link(endpoint, ChannelSocketFactory.tcp(), Optional.empty());
            case SSL -> new Link(endpoint, ChannelSocketFactory.tcp(), Optional.of(TlsClient.trusting(trust)));
            case UNIX -> new Link(endpoint, ChannelSocketFactory.unix(Path.of(endpoint.path())), Optional.empty());
        };
    }

    /** Whether it leads to a unix socket. */
    public boolean isUnix() {
        return endpoint.transport() == Endpoint.Transport.UNIX;
    }

    /**
     * Connects a socket that {@link #sockets()} made, TLS included, without a limit of time: whoever closes the socket
     * ends the attempt.
     *
     * @return what to talk through; closing it closes {@code raw}
     */
    public Socket connect(Socket raw) throws IOException {
        raw.connect(address());
        raw.setTcpNoDelay(true);
        return tls.isPresent() ? handshake(raw, tls.get()) : raw;
    }

    private Socket handshake(Socket raw, TlsClient client) throws IOException {
        SSLSocket socket = (SSLSocket) client.sockets().createSocket(raw, endpoint.host(), endpoint.port(), true);
        socket.startHandshake();
        return socket;
    }

    /** The address; for a unix socket one that nobody looks at. */
    SocketAddress address() {
        return isUnix() ? InetSocketAddress.createUnresolved("localhost", 0)
                : new InetSocketAddress(endpoint.host(), endpoint.port());
    }
}
