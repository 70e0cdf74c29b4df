package org.arangolab.standin.tools.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.arangolab.net.Endpoint;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.ToolFailure;

/**
 * What a tool learns of a server when it connects.
 *
 * @param client  for further requests, of thread 0
 * @param version {@code 3.12.4}
 * @param role    {@code SINGLE}, {@code COORDINATOR} and the like
 * @param mode    {@code default}
 */
public record FirstContact(ToolClient client, String version, String role, String mode) implements AutoCloseable {
    /**
     * Connects.
     *
     * @param ids of the ERROR and the FATAL line
     * @throws ToolFailure when the server cannot be reached, or does not know the user or the database
     */
    public static FirstContact make(ToolContext context, ConnectionSettings settings, LineIds ids) {
        if (settings.endpoints().isEmpty()) {
            throw new ToolFailure(ids.fatal(), "no endpoint: --server.endpoint is none");
        }
        try {
            return ask(settings);
        } catch (ConnectionLost | ServerError | ArangoException e) {
            Endpoint endpoint = settings.endpoints().get(0);
            context.error(ids.error(), "Could not connect to endpoint '" + ConnectionSettings.shown(endpoint)
                    + "', database: '" + settings.database() + "', username: '" + settings.user() + "'");
            throw new ToolFailure(ids.fatal(), "Error message: '" + e.getMessage() + "'");
        }
    }

    /**
     * The ids of the two lines of a failure.
     *
     * @param error of the ERROR line
     * @param fatal of the FATAL line
     */
    public record LineIds(String error, String fatal) {
    }

    /** Connects and says nothing. */
    public static FirstContact ask(ConnectionSettings settings) {
        ToolClient client = new ToolClient(settings, 0);
        JsonNode version = client.get(new Target("/_api/version"));
        HttpAnswer answer = client.send("GET", new Target("/_admin/server/role"));
        JsonNode role = answer.ok() ? answer.json() : version;
        return new FirstContact(client, version.path("version").asText("unknown"),
                role.path("role").asText("UNKNOWN"), role.path("mode").asText("unknown"));
    }

    /** Whether the server is a coordinator. */
    public boolean cluster() {
        return role.equals("COORDINATOR");
    }

    /** {@code Connected to ArangoDB 'http+tcp://…', database: '_system', username: 'root'}. */
    public String greeting() {
        return "Connected to ArangoDB '" + client.shownEndpoint() + "', database: '" + client.settings().database()
                + "', username: '" + client.settings().user() + "'";
    }

    /**
     * As import and export print it, with the missing quote of the original. Source: facts/client-tools.md 8.
     */
    public String printedGreeting() {
        return "Connected to ArangoDB '" + client.shownEndpoint() + ", version: " + version + " [" + role + ", " + mode
                + "], database: '" + client.settings().database() + "', username: '" + client.settings().user() + "'";
    }

    @Override
    public void close() {
        client.close();
    }
}
