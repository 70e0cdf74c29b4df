package org.arangolab.standin.http;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.arangolab.net.Endpoint;
import org.arangolab.standin.http.vpack.VelocyPackBodies;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * Jetty as the stand-in uses it: any number of endpoints of any kind, few threads. {@link #bind()} takes the ports,
 * {@link #start()} makes the unix sockets and begins to answer.
 */
public final class JettyServer implements AutoCloseable {
    private static final int LEAST_THREADS = 3;
    /** Requests under way get half of this; then they are interrupted. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(4);

    private final Server server;
    private final ListenSettings settings;
    private final Protocols protocols;
    private final List<Network> networks = new ArrayList<>();
    private final List<Endpoint> removedSockets = new ArrayList<>();

    /** A connector that takes its port before the server starts. */
    private record Network(Endpoint endpoint, ServerConnector connector) {
    }

    /** Prepares; nothing is bound yet. */
    public JettyServer(ListenSettings settings, RequestHandler handler, Admission admission) {
        this.settings = settings;
        RequestHandler anyFormat = new VelocyPackBodies(handler);
        protocols = new Protocols(anyFormat, admission, settings.velocyStream());
        QueuedThreadPool threads = new QueuedThreadPool(settings.mostThreads(), LEAST_THREADS);
        threads.setReservedThreads(0);
        threads.setName("http");
        threads.setStopTimeout(STOP_TIMEOUT.toMillis());
        threads.setDaemon(true);
        server = new Server(threads, new ScheduledExecutorScheduler("timer", true), null);
        server.setHandler(new JettyBridge(anyFormat));
        server.setErrorHandler(new JettyErrors());
        settings.endpoints().forEach(this::add);
    }

    /** Makes a server that is thrown away, so that its classes are there when the real one is made. */
    public static void warmUp() {
        ListenSettings settings = new ListenSettings(List.of(Endpoint.tcp("127.0.0.1", Endpoint.DEFAULT_PORT)),
                Duration.ofSeconds(1), 1, Optional.empty(), false, LEAST_THREADS + 1);
        new JettyServer(settings, request -> Reply.text(200, ""), authorization -> false);
    }

    private void add(Endpoint endpoint) {
        switch (endpoint.transport()) {
            case TCP -> addNetwork(endpoint, protocols.plain());
            case SSL -> addNetwork(endpoint, protocols.encrypted(settings.tls().orElseThrow()));
            case UNIX -> addUnix(endpoint, protocols.plain());
        }
    }

    private void addNetwork(Endpoint endpoint, ConnectionFactory... factories) {
        ServerConnector connector = new ServerConnector(server, null, null, null, 1, 1, factories);
        connector.setHost(endpoint.host());
        connector.setPort(endpoint.port());
        connector.setAcceptQueueSize(settings.backlog());
        connector.setReuseAddress(true);
        networks.add(new Network(endpoint, connector));
        add(connector);
    }

    private void addUnix(Endpoint endpoint, ConnectionFactory... factories) {
        UnixDomainServerConnector connector = new UnixDomainServerConnector(server, null, null, null, 1, 1, factories);
        connector.setUnixDomainPath(Path.of(endpoint.path()));
        connector.setAcceptQueueSize(settings.backlog());
        add(connector);
    }

    private void add(AbstractConnector connector) {
        connector.setIdleTimeout(settings.keepAlive().toMillis());
        server.addConnector(connector);
    }

    /**
     * Takes the ports, and the places of the unix sockets.
     *
     * @throws BindException that names the endpoint
     */
    public void bind() throws BindException {
        for (Network network : networks) {
            try {
                network.connector().open();
            } catch (IOException e) {
                close();
                throw new BindException(network.endpoint(), e);
            }
        }
        for (Endpoint endpoint : settings.endpoints()) {
            if (endpoint.transport() == Endpoint.Transport.UNIX) {
                clear(endpoint);
            }
        }
    }

    private void clear(Endpoint endpoint) throws BindException {
        try {
            if (UnixSocketPath.clear(Path.of(endpoint.path()))) {
                removedSockets.add(endpoint);
            }
        } catch (IOException e) {
            close();
            throw new BindException(endpoint, e);
        }
    }

    /** The unix sockets that {@link #bind()} found and removed, for the log. */
    public List<Endpoint> removedSockets() {
        return List.copyOf(removedSockets);
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
        networks.forEach(network -> network.connector().close());
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop: " + e.getMessage(), e);
        }
    }
}
