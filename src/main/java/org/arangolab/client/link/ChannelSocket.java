package org.arangolab.client.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * A channel in the shape of {@link Socket}, which is what libraries ask for. It can do two things that Java's own
 * socket cannot: connect to a unix domain socket, and end a blocked read, write or connect when its thread is
 * interrupted (by closing itself). As with every socket, closing it from another thread ends them too. The streams use
 * the channel directly: those of {@link java.nio.channels.Channels} cannot read and write at the same time on Java 17.
 */
final class ChannelSocket extends Socket {
    /** Where a unix socket leads, whatever address it is given. */
    private final Optional<UnixDomainSocketAddress> unix;
    private final SocketChannel channel;
    /** Milliseconds, 0 for none; read by the thread that reads. */
    private volatile int readTimeout;

    private ChannelSocket(SocketChannel channel, Optional<UnixDomainSocketAddress> unix) {
        this.channel = channel;
        this.unix = unix;
    }

    /** To a host and port that are told when it connects. */
    static ChannelSocket tcp() throws IOException {
        return new ChannelSocket(SocketChannel.open(), Optional.empty());
    }

    /** To a unix domain socket. */
    static ChannelSocket unix(UnixDomainSocketAddress address) throws IOException {
        return new ChannelSocket(SocketChannel.open(StandardProtocolFamily.UNIX), Optional.of(address));
    }

    @Override
    public void connect(SocketAddress address) throws IOException {
        if (unix.isEmpty() && address instanceof InetSocketAddress inet && inet.isUnresolved()) {
            throw new UnknownHostException(inet.getHostString());
        }
        channel.connect(unix.<SocketAddress>map(a -> a).orElse(address));
    }

    /** The limit of time is the caller's: whoever closes this ends the wait. */
    @Override
    public void connect(SocketAddress address, int ignored) throws IOException {
        connect(address);
    }

    @Override
    public InputStream getInputStream() {
        return new ChannelInput();
    }

    @Override
    public OutputStream getOutputStream() {
        return new ChannelOutput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public boolean isBound() {
        return channel.isConnected();
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public void shutdownInput() throws IOException {
        channel.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public boolean isInputShutdown() {
        return isClosed();
    }

    @Override
    public boolean isOutputShutdown() {
        return isClosed();
    }

    @Override
    public void setSoTimeout(int timeout) {
        readTimeout = timeout;
    }

    @Override
    public int getSoTimeout() {
        return readTimeout;
    }

    /** A unix socket does not wait to fill a packet, and has nothing to turn off. */
    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        try {
            if (unix.isEmpty()) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, on);
            }
        } catch (IOException e) {
            throw (SocketException) new SocketException(e.getMessage()).initCause(e);
        }
    }

    @Override
    public InetAddress getInetAddress() {
        return channel.isConnected() && getRemoteSocketAddress() instanceof InetSocketAddress inet ? inet.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        try {
            return channel.getRemoteAddress();
        } catch (IOException e) {
            return null; // as a socket that is not connected
        }
    }

    @Override
    public String toString() {
        return "ChannelSocket[" + channel + "]";
    }

    private void awaitBytes(int millis) throws IOException {
        channel.configureBlocking(false);
        boolean ready = select(millis);
        channel.configureBlocking(true); // possible only after the selector has let go of the channel
        if (!ready) {
            throw new SocketTimeoutException("nothing to read within " + millis + " ms");
        }
    }

    private boolean select(int millis) throws IOException {
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            return selector.select(millis) > 0;
        }
    }

    /** Reads from the channel. */
    private final class ChannelInput extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int timeout = readTimeout;
            if (timeout > 0) {
                awaitBytes(timeout);
            }
            return channel.read(ByteBuffer.wrap(bytes, offset, length));
        }

        @Override
        public void close() throws IOException {
            ChannelSocket.this.close();
        }
    }

    /** Writes into the channel. */
    private final class ChannelOutput extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        public void close() throws IOException {
            ChannelSocket.this.close();
        }
    }
}
