package org.arangolab.standin.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.arangolab.net.Endpoint;
import org.arangolab.standin.http.tls.ServerTls;

/**
 * Where and how a server listens.
 *
 * @param endpoints    all of them
 * @param keepAlive    how long a connection may be idle
 * @param backlog      of connections that are not accepted yet
 * @param tls          for endpoints with TLS, empty without such
 * @param velocyStream whether VelocyStream is served
 * @param mostThreads  how many requests are worked on at once; threads are made as they are needed
 */
public record ListenSettings(List<Endpoint> endpoints, Duration keepAlive, int backlog, Optional<ServerTls> tls,
                             boolean velocyStream, int mostThreads) {
    /** Copies the endpoints. */
    public ListenSettings {
        endpoints = List.copyOf(endpoints);
    }
}
