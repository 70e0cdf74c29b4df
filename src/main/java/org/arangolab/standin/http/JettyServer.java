package org.arangolab.standin.http;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.arangolab.net.Endpoint;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * Jetty as the stand-in uses it: HTTP/1.1 and HTTP/2 by prior knowledge on each plain endpoint, few threads.
 * {@link #bind()} takes the ports, {@link #start()} begins to answer.
 */
public final class JettyServer implements AutoCloseable {
    private static final int LARGEST_URL_AND_HEADERS = 1 << 20;
    private static final int MOST_THREADS = 16;
    private static final int LEAST_THREADS = 3;
    /** Requests under way get half of this; then they are interrupted. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(4);

    private final Server server;
    private final List<Endpoint> endpoints;
    private final List<ServerConnector> connectors = new ArrayList<>();

    /** Prepares; nothing is bound yet. */
    public JettyServer(List<Endpoint> endpoints, Duration keepAlive, int backlog, RequestHandler handler) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setReservedThreads(0);
        threads.setName("http");
        threads.setStopTimeout(STOP_TIMEOUT.toMillis());
        threads.setDaemon(true);
        server = new Server(threads, new ScheduledExecutorScheduler("timer", true), null);
        server.setHandler(new JettyBridge(handler));
        server.setErrorHandler(new JettyErrors());
        this.endpoints = List.copyOf(endpoints);
        for (Endpoint endpoint : endpoints) {
            connectors.add(connector(endpoint, keepAlive, backlog));
        }
    }

    /** Makes a server that is thrown away, so that its classes are there when the real one is made. */
    public static void warmUp() {
        new JettyServer(List.of(Endpoint.tcp("127.0.0.1", Endpoint.DEFAULT_PORT)), Duration.ofSeconds(1), 1,
                request -> Reply.text(200, ""));
    }

    private ServerConnector connector(Endpoint endpoint, Duration keepAlive, int backlog) {
        HttpConfiguration config = new HttpConfiguration();
        config.setSendServerVersion(false);
        config.setSendDateHeader(false);
        config.setRequestHeaderSize(LARGEST_URL_AND_HEADERS);
        config.setUriCompliance(UriCompliance.UNSAFE);
        ServerConnector connector = new ServerConnector(server, null, null, null, 1, 1,
                new HttpConnectionFactory(config), new HTTP2CServerConnectionFactory(config));
        connector.setHost(endpoint.host());
        connector.setPort(endpoint.port());
        connector.setIdleTimeout(keepAlive.toMillis());
        connector.setAcceptQueueSize(backlog);
        connector.setReuseAddress(true);
        server.addConnector(connector);
        return connector;
    }

    /**
     * Takes the ports.
     *
     * @throws BindException that names the endpoint
     */
    public void bind() throws BindException {
        for (int i = 0; i < connectors.size(); i++) {
            ServerConnector connector = connectors.get(i);
            try {
                connector.open();
            } catch (IOException e) {
                close();
                throw new BindException(endpoints.get(i), e);
            }
        }
    }

    /** An address that cannot be bound. */
    public static final class BindException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Endpoint endpoint;

        BindException(Endpoint endpoint, IOException cause) {
            super(cause.getMessage(), cause);
            this.endpoint = endpoint;
        }

        /** Which one. */
        public Endpoint endpoint() {
            return endpoint;
        }
    }

    /**
     * Begins to answer.
     *
     * @throws IllegalStateException when Jetty does not start
     */
    public void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not start: " + e.getMessage(), e);
        }
    }

    /** Stops listening; requests under way may end. */
    @Override
    public void close() {
        connectors.forEach(ServerConnector::close);
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop: " + e.getMessage(), e);
        }
    }
}
