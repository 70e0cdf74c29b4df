package org.arangolab.standin.tools.shell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.net.Endpoint;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.tools.http.ConnectionLost;
import org.arangolab.standin.tools.http.ConnectionSettings;
import org.arangolab.standin.tools.http.HttpAnswer;
import org.arangolab.standin.tools.http.SettingsReader;
import org.arangolab.standin.tools.http.Target;
import org.arangolab.standin.tools.http.ToolClient;

/** The shell's connection, which scripts may point elsewhere. Used by one thread. */
final class ShellConnection implements AutoCloseable {
    private static final int NOT_CONNECTED = 2001;

    private final Map<String, String> headers = new LinkedHashMap<>();
    private ConnectionSettings settings;
    private Optional<ToolClient> client = Optional.empty();

    ShellConnection(ConnectionSettings settings) {
        use(settings);
    }

    private void use(ConnectionSettings newSettings) {
        close();
        settings = newSettings;
        client = settings.endpoints().isEmpty() ? Optional.empty() : Optional.of(new ToolClient(settings, 0));
    }

    ConnectionSettings settings() {
        return settings;
    }

    String endpoint() {
        return client.map(ToolClient::shownEndpoint).orElse("none");
    }

    String database() {
        return settings.database();
    }

    String user() {
        return settings.user();
    }

    void useDatabase(String name) {
        use(settings.onDatabase(name));
    }

    void connect(String endpoint, String database, String user, String password) {
        use(settings.at(List.of(Endpoint.parse(endpoint))).onDatabase(database)
                .withLogin(user, Optional.of(SettingsReader.basic(user, password))));
    }

    /** A header for all requests from now on; an empty value takes it back. */
    void header(String name, String value) {
        if (value.isEmpty()) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
    }

    /** An answer; without a connection it is an error of the shell's own, with number 2001. */
    HttpAnswer request(String method, String url, String body, Map<String, String> more) {
        if (client.isEmpty()) {
            return failure("not connected");
        }
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            return url.startsWith("/_db/") ? client.get().sendRaw(method, url, bytes, all)
                    : client.get().send(method, new Target(url.startsWith("/") ? url : "/" + url), bytes, all);
        } catch (ConnectionLost e) {
            return failure("Could not connect to '" + endpoint() + "' '" + e.getMessage() + "'");
        }
    }

    private static HttpAnswer failure(String message) {
        ObjectNode body = Json.object().put("error", true).put("code", 500).put("errorNum", NOT_CONNECTED)
                .put("errorMessage", message);
        return new HttpAnswer(500, message, Map.of("content-type", "application/json"), Json.bytes(body));
    }

    @Override
    public void close() {
        client.ifPresent(ToolClient::close);
    }
}
