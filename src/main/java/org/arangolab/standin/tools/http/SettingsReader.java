package org.arangolab.standin.tools.http;

import io.jsonwebtoken.Jwts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.net.Endpoint;
import org.arangolab.standin.server.auth.TokenKey;
import org.arangolab.standin.server.options.Options;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.ToolFailure;

/** Reads the options of a connection and asks for the secrets that they leave out. Source: facts/client-tools.md 3. */
public final class SettingsReader {
    private static final List<String> SECRETS = List.of("server.ask-jwt-secret", "server.jwt-secret-keyfile",
            "server.jwt-token");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);
    private static final long LEAST_PACKET = 1 << 20;

    private final ToolContext context;
    private final Options options;

    private SettingsReader(ToolContext context) {
        this.context = context;
        this.options = context.options();
    }

    /**
     * The settings.
     *
     * @throws ToolFailure for options that contradict each other or cannot be used
     */
    public static ConnectionSettings read(ToolContext context) {
        return new SettingsReader(context).read();
    }

    private ConnectionSettings read() {
        exclusions();
        List<Endpoint> endpoints = endpoints();
        long packet = options.number("server.max-packet-size");
        if (packet < LEAST_PACKET) {
            throw wrong("invalid value for --server.max-packet-size, must be at least 1 MiB");
        }
        return new ConnectionSettings(endpoints, options.text("server.database"), options.text("server.username"),
                endpoints.isEmpty() ? Optional.empty() : authorization(), seconds("server.connection-timeout"),
                seconds("server.request-timeout"), packet, TlsVersion.of(options.number("ssl.protocol")),
                options.flag("compress-transfer"), options.number("compress-request-threshold"));
    }

    private void exclusions() {
        List<String> used = new ArrayList<>(SECRETS.stream().filter(this::used).toList());
        if (!used.isEmpty()) {
            List.of("server.username", "server.password").stream().filter(options::touched).forEach(used::add);
        }
        if (used.size() > 1) {
            throw wrong("cannot specify both --" + used.get(0) + " and --" + used.get(1));
        }
        if (options.touched("server.username") && options.text("server.username").isEmpty()) {
            throw wrong("no value specified for --server.username");
        }
    }

    private boolean used(String secret) {
        boolean known = options.table().find(secret).isPresent() && options.touched(secret);
        return known && !(secret.equals("server.ask-jwt-secret") && !options.flag(secret));
    }

    private List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (String text : options.list("server.endpoint")) {
            if (!text.equals("none")) {
                endpoints.add(endpoint(text));
            }
        }
        return endpoints;
    }

    private static Endpoint endpoint(String text) {
        if (text.startsWith("vst")) {
            throw wrong("invalid value for --server.endpoint ('" + text + "'): VelocyStream is not spoken any more");
        }
        Endpoint endpoint;
        try {
            endpoint = Endpoint.parse(text.startsWith("http@") ? text.substring("http@".length()) : text);
        } catch (ConfigException e) {
            throw wrong("invalid value for --server.endpoint ('" + text + "'): " + e.getMessage());
        }
        if (endpoint.host().equals("0.0.0.0") || endpoint.host().equals("::")) {
            throw wrong("cannot connect to '" + text + "': it is where a server listens, not an address");
        }
        return endpoint.host().equals("localhost")
                ? new Endpoint(endpoint.transport(), "127.0.0.1", endpoint.port(), "") : endpoint;
    }

    private Duration seconds(String option) {
        double seconds = options.fraction(option);
        if (seconds < 0) {
            throw wrong("invalid value for --" + option + ", must be >= 0");
        }
        return seconds == 0 ? DAY : Duration.ofMillis((long) (seconds * 1000));
    }

    private Optional<String> authorization() {
        for (String secret : SECRETS) {
            if (used(secret)) {
                return Optional.of("bearer " + token(secret));
            }
        }
        if (!options.flag("server.authentication") && !options.touched("server.username")) {
            return Optional.empty();
        }
        String password = options.touched("server.password") ? options.text("server.password")
                : asked("Please specify a password: ");
        return Optional.of(basic(options.text("server.username"), password));
    }

    /** The header's value for a user and a password. */
    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private String token(String secret) {
        return switch (secret) {
            case "server.ask-jwt-secret" -> signed(asked("Please specify the JWT secret: ")
                    .getBytes(StandardCharsets.UTF_8));
            case "server.jwt-secret-keyfile" -> signed(file(options.text(secret)));
            default -> options.text(secret).equals("-") ? asked("Please specify the JWT token: ")
                    : options.text(secret);
        };
    }

    private byte[] file(String path) {
        try {
            return Files.readAllBytes(context.path(path));
        } catch (IOException e) {
            throw wrong("reading file '" + path + "' failed: " + e.getMessage());
        }
    }

    private static String signed(byte[] secret) {
        try {
            Instant now = Instant.now();
            return TokenKey.of(secret).sign(Jwts.builder().header().type("JWT").and().issuer("arangodb")
                    .claim("server_id", "arangolab-stand-in-tool").issuedAt(Date.from(now))
                    .expiration(Date.from(now.plus(TOKEN_LIFE))));
        } catch (IOException e) {
            throw wrong("the JWT secret cannot be used: " + e.getMessage());
        }
    }

    /** One line of standard input; the end of it is the empty answer. */
    private String asked(String question) {
        context.out().print(question);
        context.out().flush();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int c = context.in().read(); c >= 0 && c != '\n'; c = context.in().read()) {
                line.write(c);
            }
        } catch (IOException e) {
            throw wrong("standard input cannot be read: " + e.getMessage());
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private static ToolFailure wrong(String message) {
        return new ToolFailure("c9f2d", message);
    }
}
