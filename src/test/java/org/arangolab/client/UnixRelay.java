package org.arangolab.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.arangolab.net.Endpoint;

/** A unix socket in front of a server that has only TCP: bytes go through as they are, ends too. */
final class UnixRelay implements TestServer {
    private final Path path;
    private final TestServer behind;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private ServerSocketChannel listener;

    UnixRelay(Path path, TestServer behind) {
        this.path = path;
        this.behind = behind;
        listen();
    }

    private void listen() {
        try {
            Files.deleteIfExists(path);
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(path));
            listener = channel;
            daemon(() -> accept(channel));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocketChannel channel) {
        while (channel.isOpen()) {
            try {
                SocketChannel client = channel.accept();
                SocketChannel server = SocketChannel.open(new InetSocketAddress("127.0.0.1", behind.endpoint().port()));
                open.add(client);
                daemon(() -> pump(client, server));
                daemon(() -> pump(server, client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void pump(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try (from; to) {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException e) {
            // one side went: so does the other
        }
        open.remove(from);
        open.remove(to);
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.unix(path);
    }

    @Override
    public Script script() {
        return behind.script();
    }

    @Override
    public int connections() {
        return open.size();
    }

    @Override
    public int accepted() {
        return behind.accepted();
    }

    @Override
    public void start() {
        behind.start();
        listen();
    }

    @Override
    public void stop() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        behind.stop();
    }
}
