package org.arangolab.client.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.SocketFactory;
import org.arangolab.ConfigException;

/** Makes sockets that connect to one unix domain socket, whatever address they are given. */
final class UnixSocketFactory extends SocketFactory {
    /** What the kernel has room for, with the zero at the end: {@code sun_path} of unix(7). */
    private static final int LONGEST = 107;

    private final UnixDomainSocketAddress address;

    /**
     * To a path.
     *
     * @throws ConfigException when it is too long
     */
    UnixSocketFactory(Path path) {
        int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST) {
            throw new ConfigException("unix socket " + path + ": its path has " + length + " bytes, and the system allows "
                    + LONGEST + "; use a shorter one, for instance a link in /tmp");
        }
        this.address = UnixDomainSocketAddress.of(path);
    }

    @Override
    public Socket createSocket() throws IOException {
        return new UnixSocket(address);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return connected();
    }

    private Socket connected() throws IOException {
        Socket socket = createSocket();
        socket.connect(null);
        return socket;
    }
}
