package org.arangolab.client.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.SocketFactory;
import org.arangolab.ConfigException;

/** Makes {@link ChannelSocket}s, all to the one unix domain socket when there is one. */
final class ChannelSocketFactory extends SocketFactory {
    /** What the kernel has room for, with the zero at the end: {@code sun_path} of unix(7). */
    private static final int LONGEST = 107;

    private final Optional<UnixDomainSocketAddress> unix;

    private ChannelSocketFactory(Optional<UnixDomainSocketAddress> unix) {
        this.unix = unix;
    }

    /** To hosts and ports. */
    static ChannelSocketFactory tcp() {
        return new ChannelSocketFactory(Optional.empty());
    }

    /**
     * To a unix domain socket.
     *
     * @throws ConfigException when its path is too long
     */
    static ChannelSocketFactory unix(Path path) {
        int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST) {
            throw new ConfigException("unix socket " + path + ": its path has " + length
                    + " bytes, and the system allows "
                    + LONGEST + "; use a shorter one, for instance a link in /tmp");
        }
        return new ChannelSocketFactory(Optional.of(UnixDomainSocketAddress.of(path)));
    }

    @Override
    public Socket createSocket() throws IOException {
        return unix.isPresent() ? ChannelSocket.unix(unix.get()) : ChannelSocket.tcp();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        throw new SocketException("the local address cannot be chosen");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        throw new SocketException("the local address cannot be chosen");
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }
}
