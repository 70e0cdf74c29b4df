package org.arangolab.standin.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.net.Endpoint;
import org.arangolab.standin.http.Admission;
import org.arangolab.standin.http.JettyServer;
import org.arangolab.standin.http.ListenSettings;
import org.arangolab.standin.http.RequestHandler;
import org.arangolab.standin.http.tls.KeyFileException;
import org.arangolab.standin.http.tls.ServerTls;
import org.arangolab.standin.http.tls.TlsSettings;
import org.arangolab.standin.server.log.ServerLog;
import org.arangolab.standin.server.options.Options;

/**
 * Where the server listens and what it speaks there, as the options say.
 *
 * <p>VelocyStream is not an option: no arangod has one for it, the versions until 3.11 just speak it and those since
 * 3.12 just close such connections. The stand-in calls itself 3.12 and closes them too, unless the environment variable
 * {@value #VELOCY_STREAM} is {@code 1}; a real arangod does not know that variable, so setting it harms nowhere.
 */
final class Listening {
    /** Set to {@code 1}, the stand-in serves VelocyStream. */
    static final String VELOCY_STREAM = "ARANGOLAB_STANDIN_VST";

    private static final int THREADS = 16;
    /** Servers of a cluster wait for each other while they answer: one long wait each must not use up all threads. */
    private static final int CLUSTER_THREADS = 256;
    private static final List<String> TLS_VERSIONS = List.of("TLSv1.3", "TLSv1.2");

    private final Options options;
    private final List<Endpoint> endpoints;
    private final Optional<ServerTls> tls;
    private final boolean velocyStream;

    private Listening(Options options, List<Endpoint> endpoints, Optional<ServerTls> tls, boolean velocyStream) {
        this.options = options;
        this.endpoints = endpoints;
        this.tls = tls;
        this.velocyStream = velocyStream;
    }

    /**
     * Refuses what cannot work before anything is touched.
     *
     * @throws StartException when an endpoint is missing or misspelled, or TLS has no usable keys
     */
    static Listening from(Options options) {
        boolean velocyStream = "1".equals(System.getenv(VELOCY_STREAM));
        if (!options.flag("server.rest-server")) {
            return new Listening(options, List.of(), Optional.empty(), velocyStream);
        }
        if (options.list("server.endpoint").isEmpty()) {
            throw new StartException(ExitCode.FAILED, "2c5f0",
                    "no endpoints have been specified, giving up, please use the '--server.endpoint' option");
        }
        List<Endpoint> endpoints = endpoints(options);
        boolean encrypted = endpoints.stream().anyMatch(e -> e.transport() == Endpoint.Transport.SSL);
        return new Listening(options, endpoints, encrypted ? Optional.of(tls(options)) : Optional.empty(),
                velocyStream);
    }

    private static List<Endpoint> endpoints(Options options) {
        Map<String, Endpoint> bySpelling = new LinkedHashMap<>();
        for (String text : options.list("server.endpoint")) {
            Endpoint endpoint = parse(text);
            bySpelling.putIfAbsent(endpoint.toString(), endpoint);
        }
        return List.copyOf(bySpelling.values());
    }

    private static Endpoint parse(String text) {
        try {
            return Endpoint.parse(text);
        } catch (ConfigException e) {
            throw new StartException(ExitCode.FAILED, "1ddc1", "invalid endpoint '" + text + "': " + e.getMessage());
        }
    }

    private static ServerTls tls(Options options) {
        if (!options.list("ssl.server-name-indication").isEmpty()) {
            throw new StartException(ExitCode.FAILED, "1ddc2", "the stand-in does not offer "
                    + "'--ssl.server-name-indication'. Leave it out, or use a real ArangoDB");
        }
        String name = options.given("ssl.keyfile").orElseThrow(() -> new StartException(ExitCode.FAILED, "f0dca",
                "no value specified for '--ssl.keyfile'"));
        if (!Files.exists(Path.of(name))) {
            throw new StartException(ExitCode.FAILED, "51cf0", "unable to find SSL keyfile '" + name + "'");
        }
        try {
            return ServerTls.open(new TlsSettings(Path.of(name), clientCa(options), versions(options),
                    options.flag("ssl.prefer-http1-in-alpn")));
        } catch (KeyFileException e) {
            throw new StartException(ExitCode.FAILED, "997d2", "cannot create SSL context: " + e.getMessage());
        }
    }

    /** The authorities alone demand nothing of a client. */
    private static Optional<Path> clientCa(Options options) {
        return options.given("ssl.cafile").filter(f -> options.flag("ssl.require-peer-certificate")).map(Path::of);
    }

    private static List<String> versions(Options options) {
        return switch ((int) options.number("ssl.protocol")) {
            case 5 -> List.of("TLSv1.2");
            case 6 -> List.of("TLSv1.3");
            default -> TLS_VERSIONS;
        };
    }

    /** The keys of endpoints with TLS, empty without such. */
    Optional<ServerTls> tls() {
        return tls;
    }

    JettyServer server(ServerRole role, RequestHandler handler, Admission admission) {
        Duration keepAlive = Duration.ofMillis((long) (options.fraction("http.keep-alive-timeout") * 1000));
        return new JettyServer(new ListenSettings(endpoints, keepAlive, (int) options.number("tcp.backlog-size"), tls,
                velocyStream, role.clustered() ? CLUSTER_THREADS : THREADS), handler, admission);
    }

    /**
     * Takes the endpoints and begins to answer.
     *
     * @throws StartException when one is taken
     */
    void start(JettyServer http, ServerLog log) {
        if (endpoints.isEmpty()) {
            return;
        }
        try {
            http.bind();
        } catch (JettyServer.BindException e) {
            throw new StartException(ExitCode.COULD_NOT_BIND_PORT, "c81f6", "failed to bind to endpoint '"
                    + e.endpoint() + "'. Please check whether another instance is already running using this "
                    + "endpoint and review your endpoints configuration. (" + e.getMessage() + ")");
        }
        for (Endpoint removed : http.removedSockets()) {
            log.warning("e0ae1", "socket file '" + removed.path() + "' already exists.");
            log.warning("2b5b6", "deleted previously existing socket file '" + removed.path() + "'");
        }
        http.start();
        announce(log);
    }

    private void announce(ServerLog log) {
        for (Endpoint endpoint : endpoints) {
            boolean encrypted = endpoint.transport() == Endpoint.Transport.SSL;
            log.info("6ea38", "using endpoint 'http+" + endpoint + "' for "
                    + (encrypted ? "ssl-encrypted" : "non-encrypted") + " requests");
        }
        if (velocyStream) {
            log.info("57a1e", "VelocyStream is served because " + VELOCY_STREAM + " says so; ArangoDB 3.12 itself "
                    + "closes such connections");
        }
    }
}
