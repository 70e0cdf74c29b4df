package org.arangolab.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.arangolab.auth.ServerCertificate;
import org.arangolab.auth.TlsTrust;
import org.arangolab.net.Endpoint;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.AbstractHTTP2ServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.RateControl;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** HTTP/1.1 or HTTP/2 by Jetty, plain or over TLS. */
final class JettyTestServer implements TestServer {
    private final Wire wire;
    private final Optional<ServerCertificate> certificate;
    private final String[] tlsVersions;
    private final Script script = new Script();
    private final AtomicInteger accepted = new AtomicInteger();
    private int port;
    private Server server;
    private ServerConnector connector;

    JettyTestServer(Wire wire, Optional<ServerCertificate> certificate, String... tlsVersions) {
        this.wire = wire;
        this.certificate = certificate;
        this.tlsVersions = tlsVersions;
        start();
    }

    @Override
    public Endpoint endpoint() {
        return new Endpoint(certificate.isPresent() ? Endpoint.Transport.SSL : Endpoint.Transport.TCP, "127.0.0.1",
                port,
                "");
    }

    @Override
    public TlsTrust trust() {
        return certificate.map(ServerCertificate::trust).orElse(TlsTrust.SYSTEM);
    }

    @Override
    public Script script() {
        return script;
    }

    @Override
    public int connections() {
        return connector.getConnectedEndPoints().size();
    }

    @Override
    public int accepted() {
        return accepted.get();
    }

    @Override
    public void start() {
        QueuedThreadPool threads = new QueuedThreadPool(100);
        threads.setDaemon(true);
        server = new Server(threads);
        server.setStopTimeout(0);
        server.setHandler(new ScriptHandler(script));
        connector = new ServerConnector(server, 1, 1, factories());
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.addBean(new Connection.Listener() {
            @Override
            public void onOpened(Connection connection) {
                accepted.incrementAndGet();
            }
        });
        server.addConnector(connector);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the test's server did not start", e);
        }
        port = connector.getLocalPort();
    }

    private ConnectionFactory[] factories() {
        HttpConfiguration config = new HttpConfiguration();
        config.setUriCompliance(UriCompliance.UNSAFE);
        HttpConnectionFactory http1 = new HttpConnectionFactory(config);
        if (certificate.isEmpty()) {
            return wire == Wire.HTTP_2 ? new ConnectionFactory[] {http1,
                    unlimited(new HTTP2CServerConnectionFactory(config))}
                    : new ConnectionFactory[] {http1};
        }
        SslContextFactory.Server tls = TestCertificates.jetty(certificate.get());
        if (tlsVersions.length > 0) {
            tls.setExcludeProtocols();
            tls.setExcludeCipherSuites();
            tls.setIncludeProtocols(tlsVersions);
        }
        if (wire == Wire.HTTP_1_1) {
            return new ConnectionFactory[] {new SslConnectionFactory(tls, "http/1.1"), http1};
        }
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol("http/1.1");
        return new ConnectionFactory[] {new SslConnectionFactory(tls, "alpn"), alpn,
                unlimited(new HTTP2ServerConnectionFactory(config)), http1};
    }

    /** Jetty ends a connection with many small frames in a second, as curl's with many requests. */
    private static ConnectionFactory unlimited(AbstractHTTP2ServerConnectionFactory http2) {
        http2.setRateControlFactory(new RateControl.Factory() { });
        return http2;
    }

    @Override
    public void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the test's server did not stop", e);
        }
    }

    private static final class ScriptHandler extends Handler.Abstract {
        private final Script script;

        ScriptHandler(Script script) {
            this.script = script;
        }

        @Override
        public boolean handle(org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response,
                Callback callback) throws IOException {
            Script.Reply reply = script.answer(seen(request));
            response.setStatus(reply.status());
            reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
            if (reply.reset()) {
                response.getHeaders().put("content-length", reply.body().length * 2L);
                response.write(false, ByteBuffer.wrap(reply.body()), Callback.from(
                        () -> callback.failed(new IOException("reset on purpose"))));
            } else {
                response.write(true, ByteBuffer.wrap(reply.body()), callback);
            }
            return true;
        }

        private static Script.Seen seen(org.eclipse.jetty.server.Request request) throws IOException {
            Map<String, String> headers = new TreeMap<>();
            request.getHeaders().forEach(h -> headers.put(h.getName().toLowerCase(Locale.ROOT), h.getValue()));
            ByteBuffer body = Content.Source.asByteBuffer(request);
            byte[] bytes = new byte[body.remaining()];
            body.get(bytes);
            String query = request.getHttpURI().getQuery();
            return new Script.Seen(request.getMethod(), request.getHttpURI().getPath(), query == null ? "" : query,
                    headers, headers.getOrDefault("authorization", ""), bytes);
        }
    }
}
