package org.arangolab.client.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.arangolab.time.Deadline;

/**
 * Looks who is at the other end, on a connection of its own: greets and reads the first bytes that come. Used only when
 * a first contact has failed, to say why.
 */
final class PeerProbe {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int ENOUGH = 11;

    private final Link link;

    PeerProbe(Link link) {
        this.link = link;
    }

    /** Greets in TLS. */
    Peer greetTls(Deadline deadline) {
        return greet(clientHello(), deadline);
    }

    /** Greets in HTTP/2, which servers that speak only HTTP/1 answer with an HTTP/1 error. */
    Peer greetHttp2(Deadline deadline) {
        ByteArrayOutputStream greeting = new ByteArrayOutputStream();
        greeting.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        greeting.writeBytes(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0}); // empty SETTINGS
        return greet(greeting.toByteArray(), deadline);
    }

    private Peer greet(byte[] greeting, Deadline deadline) {
        int millis = (int) Math.max(1, deadline.clamp(LONGEST).limit().toMillis());
        // new ones have a time limit
        try (Socket socket = link.isUnix() ? link.sockets().createSocket() : new Socket()) {
            if (!connects(socket, millis)) {
                return Peer.ABSENT;
            }
            socket.setSoTimeout(millis);
            socket.getOutputStream().write(greeting);
            return answer(socket.getInputStream());
        } catch (SocketTimeoutException e) {
            return Peer.SILENT;
        } catch (IOException e) {
            return Peer.MUTE; // a reset says no more than an end
        }
    }

    private boolean connects(Socket socket, int millis) {
        try {
            socket.connect(link.address(), millis);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Peer answer(InputStream in) throws IOException {
        byte[] first = new byte[ENOUGH];
        int length = in.readNBytes(first, 0, 7);
        if (length == 7 && first[0] != 21) { // an alert has seven bytes, everything else more
            length += in.readNBytes(first, length, ENOUGH - length);
        }
        return Peer.of(first, length);
    }

    private static byte[] clientHello() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(true);
            engine.setEnabledProtocols(TlsClient.VERSIONS);
            ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            engine.wrap(ByteBuffer.allocate(0), hello);
            hello.flip();
            byte[] bytes = new byte[hello.remaining()];
            hello.get(bytes);
            return bytes;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot greet in TLS", e);
        }
    }
}
