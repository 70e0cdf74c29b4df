package org.arangolab.client.link;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.arangolab.client.ConnectionFailedException.Kind;

/**
 * Java's own judgement of certificates, in three steps so that a refusal says what is wrong: the time, the signer, the
 * host. The time is looked at here because Java does not look at the dates of a certificate that is itself an anchor.
 */
final class CertificateJudge extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager java;
    private final int anchors;

    /** {@code anchors} is for messages: how many certificates are believed, 0 for Java's own. */
    CertificateJudge(X509ExtendedTrustManager java, int anchors) {
        this.java = java;
        this.anchors = anchors;
    }

    /** A certificate that is not believed, and why. */
    static final class RefusedException extends CertificateException {
        private static final long serialVersionUID = 1L;

        private final Kind kind;

        RefusedException(Kind kind, String text, Throwable cause) {
            super(text, cause);
            this.kind = kind;
        }

        Kind kind() {
            return kind;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        checkTime(chain[0]);
        try {
            java.checkServerTrusted(chain, authType);
        } catch (CertificateException e) {
            throw new RefusedException(Kind.UNTRUSTED_CERTIFICATE, "its certificate " + name(chain[0])
                    + " is not trusted: " + believed() + " has signed it", e);
        }
    }

    private String believed() {
        return switch (anchors) {
            case 0 -> "none of the authorities that Java knows";
            case 1 -> "not the one trusted certificate";
            default -> "none of the " + anchors + " trusted certificates";
        };
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
        SSLSocket tls = (SSLSocket) socket;
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        try {
            java.checkServerTrusted(chain, authType, socket);
        } catch (CertificateException e) {
            throw new RefusedException(Kind.WRONG_HOST, "its certificate " + name(chain[0]) + " is for "
                    + hosts(chain[0]) + ", not for " + tls.getHandshakeSession().getPeerHost(), e);
        }
    }

    private static String hosts(X509Certificate certificate) throws CertificateException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null || names.isEmpty() ? "no host at all"
                : names.stream().map(n -> String.valueOf(n.get(1))).collect(Collectors.joining(", "));
    }

    private static void checkTime(X509Certificate own) throws RefusedException {
        Instant now = Instant.now();
        if (now.isAfter(own.getNotAfter().toInstant())) {
            throw new RefusedException(Kind.CERTIFICATE_OUT_OF_DATE,
                    "its certificate " + name(own) + " expired on " + date(own.getNotAfter().toInstant()), null);
        }
        if (now.isBefore(own.getNotBefore().toInstant())) {
            throw new RefusedException(Kind.CERTIFICATE_OUT_OF_DATE, "its certificate " + name(own)
                    + " is not valid before " + date(own.getNotBefore().toInstant()), null);
        }
    }

    private static String name(X509Certificate certificate) {
        return "'" + certificate.getSubjectX500Principal().getName() + "'";
    }

    private static String date(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new UnsupportedOperationException("the client uses sockets");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("the lab is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw new UnsupportedOperationException("the lab is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        throw new UnsupportedOperationException("the lab is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return java.getAcceptedIssuers();
    }
}
