package org.arangolab.standin.tools.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.arangolab.net.Endpoint;

/**
 * Where and how a tool connects.
 *
 * @param endpoints      one or more; none for no connection
 * @param database       name
 * @param user           who connects, for lines
 * @param authorization  the header's value, empty for none
 * @param connectTimeout for making a connection
 * @param requestTimeout for an answer
 * @param largestAnswer  bytes
 * @param tls            the versions offered
 * @param compress       whether answers may be compressed
 * @param compressFrom   bytes from which on requests are compressed, 0 for never
 */
public record ConnectionSettings(List<Endpoint> endpoints, String database, String user,
                                 Optional<String> authorization, Duration connectTimeout, Duration requestTimeout,
                                 long largestAnswer, TlsVersion tls, boolean compress, long compressFrom) {
    /** Copies the list. */
    public ConnectionSettings {
        endpoints = List.copyOf(endpoints);
    }

    /** The same for another database. */
    public ConnectionSettings onDatabase(String name) {
        return new ConnectionSettings(endpoints, name, user, authorization, connectTimeout, requestTimeout,
                largestAnswer, tls, compress, compressFrom);
    }

    /** The same for another user. */
    public ConnectionSettings withLogin(String name, Optional<String> header) {
        return new ConnectionSettings(endpoints, database, name, header, connectTimeout, requestTimeout,
                largestAnswer, tls, compress, compressFrom);
    }

    /** The same for other endpoints. */
    public ConnectionSettings at(List<Endpoint> others) {
        return new ConnectionSettings(others, database, user, authorization, connectTimeout, requestTimeout,
                largestAnswer, tls, compress, compressFrom);
    }

    /** As the lines show it: {@code http+tcp://127.0.0.1:8529}. */
    public static String shown(Endpoint endpoint) {
        return "http+" + endpoint;
    }
}
