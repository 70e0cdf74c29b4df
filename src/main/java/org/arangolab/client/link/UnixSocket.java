package org.arangolab.client.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A unix domain socket in the shape of {@link Socket}, which is what libraries ask for; Java itself has only a channel.
 * As with every socket, closing it from another thread ends a blocked read or write. The streams use the channel
 * directly: those of {@link java.nio.channels.Channels} cannot read and write at the same time on Java 17.
 */
final class UnixSocket extends Socket {
    private final UnixDomainSocketAddress address;
    private final SocketChannel channel;
    /** Milliseconds, 0 for none; read by the thread that reads. */
    private volatile int readTimeout;

    /** Not connected yet. */
    UnixSocket(UnixDomainSocketAddress address) throws IOException {
        this.address = address;
        this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    }

    @Override
    public void connect(SocketAddress ignored) throws IOException {
        channel.connect(address);
    }

    /** A unix socket answers a connect at once or, when its queue is full, late; then closing this ends the wait. */
    @Override
    public void connect(SocketAddress ignored, int timeout) throws IOException {
        connect(ignored);
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

    /** Unix sockets do not wait to fill a packet. */
    @Override
    public void setTcpNoDelay(boolean on) {
        // nothing to turn off
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return address;
    }

    @Override
    public String toString() {
        return "UnixSocket[" + address + "]";
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
            UnixSocket.this.close();
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
            UnixSocket.this.close();
        }
    }
}
