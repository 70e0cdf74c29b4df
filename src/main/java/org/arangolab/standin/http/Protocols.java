package org.arangolab.standin.http;

import org.arangolab.standin.http.tls.ServerTls;
import org.arangolab.standin.http.vst.VstConnectionFactory;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;

/** What is spoken on one endpoint, recognised by the first bytes or agreed on in the TLS handshake. */
final class Protocols {
    private static final int LARGEST_URL_AND_HEADERS = 1 << 20;
    private static final String HTTP_1 = "http/1.1";
    private static final String HTTP_2 = "h2";

    private final HttpConfiguration http = new HttpConfiguration();
    private final RequestHandler handler;
    private final Admission admission;
    private final boolean velocyStream;

    Protocols(RequestHandler handler, Admission admission, boolean velocyStream) {
        this.handler = handler;
        this.admission = admission;
        this.velocyStream = velocyStream;
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(LARGEST_URL_AND_HEADERS);
        http.setUriCompliance(UriCompliance.UNSAFE);
    }

    /** HTTP/1.1, HTTP/2 by prior knowledge or upgrade, VelocyStream. */
    ConnectionFactory[] plain() {
        return new ConnectionFactory[] {detector(), new HttpConnectionFactory(http),
                new HTTP2CServerConnectionFactory(http)};
    }

    /** TLS with HTTP/1.1 or HTTP/2 by ALPN; without ALPN as on a plain endpoint, but for HTTP/2. */
    ConnectionFactory[] encrypted(ServerTls tls) {
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory(
                tls.http1First() ? new String[] {HTTP_1, HTTP_2} : new String[] {HTTP_2, HTTP_1});
        ConnectionFactory detector = detector();
        HttpConfiguration https = new HttpConfiguration(http);
        // Whatever name the client uses is fine; left alone, Jetty compares it with the certificate.
        https.addCustomizer(new SecureRequestCustomizer(false));
        alpn.setDefaultProtocol(detector.getProtocol());
        return new ConnectionFactory[] {
                new SslConnectionFactory(tls.factory(), alpn.getProtocol()), alpn,
                new HTTP2ServerConnectionFactory(https), detector, new HttpConnectionFactory(https)};
    }

    private ConnectionFactory detector() {
        return new DetectorConnectionFactory(
                new VstConnectionFactory(handler, admission, velocyStream, JettyBridge.LARGEST_BODY));
    }
}
