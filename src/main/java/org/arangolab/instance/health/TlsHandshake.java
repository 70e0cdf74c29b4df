package org.arangolab.instance.health;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.arangolab.instance.health.Validation.Step;
import org.arangolab.net.Endpoint;

/**
 * Tries a TLS handshake and tells what the other side shows. It accepts every certificate, because it only looks;
 * whether to trust one is decided by the client that sends requests.
 */
record TlsHandshake(Endpoint endpoint, Duration limit) {
    Step step() {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), (int) limit.toMillis());
            plain.setSoTimeout((int) limit.toMillis());
            return new Step("TLS", true, handshake(plain));
        } catch (IOException | GeneralSecurityException e) {
            return new Step("TLS", false, "no TLS handshake with " + endpoint + ": " + e.getMessage());
        }
    }

    private String handshake(Socket plain) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Onlooker()}, new SecureRandom());
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, endpoint.host(),
                endpoint.port(), true)) {
            socket.startHandshake();
            SSLSession session = socket.getSession();
            X509Certificate shown = (X509Certificate) session.getPeerCertificates()[0];
            return session.getProtocol() + ", certificate of " + shown.getSubjectX500Principal().getName() + " until "
                    + shown.getNotAfter().toInstant();
        }
    }

    /** Trusts nobody and minds nobody. */
    private static final class Onlooker implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String method) {
            // not a server
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String method) {
            // only a look
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
