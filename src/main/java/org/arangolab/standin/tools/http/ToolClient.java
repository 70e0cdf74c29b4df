package org.arangolab.standin.tools.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.arangolab.net.Endpoint;
import org.arangolab.standin.http.Json;

/**
 * A tool's connection to a server, made again when it was lost. One request at a time; not thread-safe: each thread has
 * its own. An answer with an error status is an answer; no answer is {@link ConnectionLost}.
 */
public final class ToolClient implements AutoCloseable {
    private static final byte[] NOTHING = new byte[0];

    private final ConnectionSettings settings;
    private final Endpoint endpoint;
    private HttpConnection connection;

    /** The client of one thread: the threads take turns at the endpoints. */
    public ToolClient(ConnectionSettings settings, int thread) {
        this.settings = settings;
        this.endpoint = settings.endpoints().get(thread % settings.endpoints().size());
    }

    /** The settings it was made with. */
    public ConnectionSettings settings() {
        return settings;
    }

    /** Where it connects to, as lines show it. */
    public String shownEndpoint() {
        return ConnectionSettings.shown(endpoint);
    }

    /** Sends a request without a body. */
    public HttpAnswer send(String method, Target target) {
        return send(method, target, NOTHING, Map.of());
    }

    /**
     * Sends a request to the client's database.
     *
     * @throws ConnectionLost when there is no answer
     */
    public HttpAnswer send(String method, Target target, byte[] body, Map<String, String> headers) {
        return sendRaw(method, target.in(settings.database()).text(), body, headers);
    }

    /** Sends a request to a path as it is, with a database's prefix or without. */
    public HttpAnswer sendRaw(String method, String target, byte[] body, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>();
        settings.authorization().ifPresent(value -> all.put("Authorization", value));
        if (settings.compress()) {
            all.put("Accept-Encoding", "gzip");
        }
        all.putAll(headers);
        boolean zip = settings.compress() && settings.compressFrom() > 0 && body.length >= settings.compressFrom();
        if (zip) {
            all.put("Content-Encoding", "gzip");
        }
        return exchange(method, target, zip ? zipped(body) : body, all);
    }

    private HttpAnswer exchange(String method, String target, byte[] body, Map<String, String> headers) {
        boolean fresh = connection == null;
        try {
            return once(method, target, body, headers);
        } catch (ConnectionLost e) {
            // A kept connection may have been closed by the server meanwhile; only reading can be done twice.
            if (fresh || !method.equals("GET")) {
                throw e;
            }
            return once(method, target, body, headers);
        }
    }

    private HttpAnswer once(String method, String target, byte[] body, Map<String, String> headers) {
        try {
            if (connection == null) {
                connection = HttpConnection.open(endpoint, settings);
            }
            HttpAnswer answer = connection.exchange(method, target, headers, body, settings.requestTimeout());
            if (!connection.usable()) {
                close();
            }
            return answer;
        } catch (IOException | NumberFormatException e) {
            close();
            throw new ConnectionLost(shownEndpoint() + ": " + e.getMessage(), e);
        }
    }

    private static byte[] zipped(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(out)) {
            zip.write(body);
        } catch (IOException e) {
            throw new IllegalStateException("memory could not be written", e);
        }
        return out.toByteArray();
    }

    /**
     * Asks for JSON.
     *
     * @throws ServerError for an error status
     */
    public JsonNode get(Target target) {
        return send("GET", target).orThrow().json();
    }

    /**
     * Sends JSON and answers the JSON that comes back.
     *
     * @throws ServerError for an error status
     */
    public JsonNode ask(String method, Target target, JsonNode body) {
        return send(method, target, Json.bytes(body), Map.of("Content-Type", "application/json")).orThrow().json();
    }

    /** Closes the connection; a later request makes a new one. */
    @Override
    public void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
