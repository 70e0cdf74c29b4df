package org.arangolab.net;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;

/**
 * Where a server listens, normalised: {@code http} is {@code tcp}, {@code https} is {@code ssl}, the port 8529 when
 * none is given, IPv6 hosts without brackets. Source of the spellings: facts/server.md 1.5.
 *
 * @param transport what is spoken below HTTP
 * @param host      name or address, without brackets; empty for a unix socket
 * @param port      1 to 65535; 0 for a unix socket
 * @param path      the socket's path; empty otherwise
 */
public record Endpoint(Transport transport, String host, int port, String path) {
    /** ArangoDB's default port. */
    public static final int DEFAULT_PORT = 8529;

    private static final Pattern NETWORK = Pattern.compile("(\\[[^\\]\\s]+\\]|[^:/\\[\\]\\s@?#]+)(?::(\\d{1,5}))?/?");

    private static final Set<String> PROTOCOLS = Set.of("http", "h2", "vst");

    /** What is spoken below HTTP. */
    public enum Transport {
        /** Plain. */
        TCP,
        /** TLS. */
        SSL,
        /** A unix domain socket. */
        UNIX;

        /** As ArangoDB writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A plain endpoint on a host. */
    public static Endpoint tcp(String host, int port) {
        return new Endpoint(Transport.TCP, host, port, "");
    }

    /** A unix domain socket. */
    public static Endpoint unix(Path path) {
        return new Endpoint(Transport.UNIX, "", 0, path.toString());
    }

    /**
     * Reads any of ArangoDB's spellings.
     *
     * @throws ConfigException that names the part that is wrong
     */
    public static Endpoint parse(String text) {
        String trimmed = text.strip();
        int colon = trimmed.indexOf("://");
        if (colon < 0) {
            return network(Transport.TCP, trimmed, text);
        }
        String scheme = trimmed.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = trimmed.substring(colon + 3);
        Transport transport = transport(scheme)
                .orElseThrow(() -> new ConfigException("endpoint '" + text + "': unknown scheme '" + scheme + "'"
                        + Suggestion.hint(scheme, List.of("tcp", "ssl", "unix", "http", "https", "h2", "vst"))));
        return transport == Transport.UNIX ? unixSocket(rest, text) : network(transport, rest, text);
    }

    /** What stands before a plus is the protocol above, which client tools write: {@code vst+ssl}. */
    private static Optional<Transport> transport(String scheme) {
        int plus = scheme.indexOf('+');
        if (plus >= 0 && !PROTOCOLS.contains(scheme.substring(0, plus))) {
            return Optional.empty();
        }
        return switch (scheme.substring(plus + 1)) {
            case "tcp", "http", "h2", "vst" -> Optional.of(Transport.TCP);
            case "ssl", "https" -> Optional.of(Transport.SSL);
            case "unix" -> Optional.of(Transport.UNIX);
            default -> Optional.empty();
        };
    }

    private static Endpoint unixSocket(String rest, String text) {
        if (!rest.startsWith("/")) {
            throw new ConfigException("endpoint '" + text + "': the path of a unix socket must be absolute, as in "
                    + "unix:///tmp/arangodb.sock");
        }
        return new Endpoint(Transport.UNIX, "", 0, rest);
    }

    private static Endpoint network(Transport transport, String rest, String text) {
        Matcher parts = NETWORK.matcher(rest);
        if (!parts.matches()) {
            throw new ConfigException("endpoint '" + text + "': expected HOST:PORT after the scheme, as in "
                    + "tcp://127.0.0.1:8529 or tcp://[::1]:8529");
        }
        String host = parts.group(1).replaceAll("^\\[|\\]$", "").toLowerCase(Locale.ROOT);
        int port = parts.group(2) == null ? DEFAULT_PORT : Integer.parseInt(parts.group(2));
        if (port < 1 || port > 65535) {
            throw new ConfigException("endpoint '" + text + "': the port must be 1 to 65535, not " + port);
        }
        return new Endpoint(transport, host, port, "");
    }

    /** ArangoDB's own spelling, for options: {@code tcp://127.0.0.1:8529}, {@code unix:///path}. */
    @Override
    public String toString() {
        return transport.word() + "://" + (transport == Transport.UNIX ? path : authority());
    }

    /** As HTTP clients spell it, {@code http://127.0.0.1:8529}; a unix socket has {@code http://localhost}. */
    public String url() {
        return switch (transport) {
            case TCP -> "http://" + authority();
            case SSL -> "https://" + authority();
            case UNIX -> "http://localhost";
        };
    }

    /** Where a client on this machine connects: an unspecified address becomes the loopback one. */
    public Endpoint reachable() {
        return switch (host) {
            case "0.0.0.0" -> new Endpoint(transport, "127.0.0.1", port, path);
            case "::" -> new Endpoint(transport, "::1", port, path);
            default -> this;
        };
    }

    private String authority() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
