package org.arangolab.standin.server;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arangolab.ConfigException;
import org.arangolab.net.Endpoint;
import org.arangolab.standin.http.JettyServer;
import org.arangolab.standin.http.RequestHandler;
import org.arangolab.standin.server.options.Options;

/** Where the server listens, as the options say. */
final class Listening {
    private Listening() {
    }

    /**
     * Refuses what cannot work before anything is touched.
     *
     * @throws StartException when an endpoint is missing, misspelled or of a kind the stand-in does not offer
     */
    static void check(Options options) {
        if (!options.flag("server.rest-server")) {
            return;
        }
        if (options.list("server.endpoint").isEmpty()) {
            throw new StartException(ExitCode.FAILED, "2c5f0",
                    "no endpoints have been specified, giving up, please use the '--server.endpoint' option");
        }
        endpoints(options).stream().filter(e -> e.transport() != Endpoint.Transport.TCP).findFirst().ifPresent(e -> {
            throw new StartException(ExitCode.FAILED, "1ddc2", "cannot listen on '" + e + "': the stand-in offers tcp "
                    + "endpoints only, not " + e.transport().word() + ". Use tcp://HOST:PORT, or a real ArangoDB");
        });
    }

    static List<Endpoint> endpoints(Options options) {
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

    static JettyServer server(Options options, RequestHandler handler) {
        Duration keepAlive = Duration.ofMillis((long) (options.fraction("http.keep-alive-timeout") * 1000));
        List<Endpoint> endpoints = options.flag("server.rest-server") ? endpoints(options) : List.of();
        return new JettyServer(endpoints, keepAlive, (int) options.number("tcp.backlog-size"), handler);
    }
}
