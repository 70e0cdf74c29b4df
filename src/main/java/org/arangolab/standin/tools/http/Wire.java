package org.arangolab.standin.tools.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.arangolab.net.Endpoint;
import org.arangolab.standin.http.tls.TrustsAll;

/** An open byte stream to a server, whatever it goes over. */
interface Wire extends AutoCloseable {
    InputStream in() throws IOException;

    OutputStream out() throws IOException;

    /** How long a read may take from now on. */
    void patience(Duration timeout) throws IOException;

    @Override
    void close() throws IOException;

    /** Connects. */
    static Wire open(Endpoint endpoint, Duration timeout, TlsVersion tls) throws IOException {
        if (endpoint.transport() == Endpoint.Transport.UNIX) {
            return new Unix(SocketChannel.open(UnixDomainSocketAddress.of(endpoint.path())));
        }
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), (int) timeout.toMillis());
            return new Tcp(endpoint.transport() == Endpoint.Transport.SSL ? secured(socket, endpoint, timeout, tls)
                    : socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket secured(Socket plain, Endpoint endpoint, Duration timeout, TlsVersion tls)
            throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            // The tools check no certificates, and there is no option that would make them.
            context.init(null, new TrustManager[] {new TrustsAll()}, null);
            SSLSocket socket = (SSLSocket) context.getSocketFactory()
                    .createSocket(plain, endpoint.host(), endpoint.port(), true);
            socket.setEnabledProtocols(tls.protocols());
            socket.setSoTimeout((int) timeout.toMillis());
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be used: " + e.getMessage(), e);
        }
    }

    /** TCP, with TLS or without. */
    record Tcp(Socket socket) implements Wire {
        @Override
        public InputStream in() throws IOException {
            return socket.getInputStream();
        }

        @Override
        public OutputStream out() throws IOException {
            return socket.getOutputStream();
        }

        @Override
        public void patience(Duration timeout) throws IOException {
            socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, timeout.toMillis()));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** A unix socket. Java has no read timeout for one: a server on the same machine that hangs is waited for. */
    record Unix(SocketChannel channel) implements Wire {
        @Override
        public InputStream in() {
            return Channels.newInputStream(channel);
        }

        @Override
        public OutputStream out() {
            return Channels.newOutputStream(channel);
        }

        @Override
        public void patience(Duration timeout) {
            // see above
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
