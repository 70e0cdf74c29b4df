package org.arangolab.standin.tools.restore;

import java.time.Duration;
import java.util.Optional;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.ToolFailure;
import org.arangolab.standin.tools.http.ConnectionLost;
import org.arangolab.standin.tools.http.ConnectionSettings;
import org.arangolab.standin.tools.http.FirstContact;
import org.arangolab.standin.tools.http.ServerError;
import org.arangolab.standin.tools.http.Target;
import org.arangolab.standin.tools.http.ToolClient;
import org.arangolab.time.Await;

/**
 * The server that is restored to.
 *
 * @param context  for lines
 * @param settings how to connect
 */
record RestoreTarget(ToolContext context, ConnectionSettings settings) {
    private static final int DATABASE_NOT_FOUND = 1228;

    /** Connects, with as many tries as the options allow; before try i it sleeps i seconds. */
    static RestoreTarget connect(ToolContext context, ConnectionSettings settings) {
        RestoreTarget target = new RestoreTarget(context, settings);
        long tries = Math.max(1, context.options().number("initial-connect-retries"));
        for (int i = 1; i < tries; i++) {
            Optional<ConnectionLost> failure = target.greet();
            if (failure.isEmpty()) {
                return target;
            }
            context.warning("5855a", "Failed to connect to server, retrying...");
            Await.pause(Duration.ofSeconds(i));
        }
        try (FirstContact contact = FirstContact.make(context, settings,
                new FirstContact.LineIds("62a31", "c23bf"))) {
            context.info("05c30", "Connected to ArangoDB '" + contact.client().shownEndpoint() + "'");
        }
        return target;
    }

    /** The database of the options may be missing still; any answer shows that the server is there. */
    private Optional<ConnectionLost> greet() {
        try (FirstContact contact = FirstContact.ask(settings)) {
            context.info("05c30", "Connected to ArangoDB '" + contact.client().shownEndpoint() + "'");
            return Optional.empty();
        } catch (ServerError e) {
            if (e.number() != DATABASE_NOT_FOUND) {
                context.error("62a31", "Could not connect to endpoint '"
                        + ConnectionSettings.shown(settings.endpoints().get(0)) + "', database: '"
                        + settings.database() + "', username: '" + settings.user() + "'");
                throw new ToolFailure("c23bf", "Error message: '" + e.getMessage() + "'");
            }
            context.info("05c30", "Connected to ArangoDB '"
                    + ConnectionSettings.shown(settings.endpoints().get(0)) + "'");
            return Optional.empty();
        } catch (ConnectionLost e) {
            return Optional.of(e);
        }
    }

    ConnectionSettings on(String database) {
        return settings.onDatabase(database);
    }

    /** Makes the database if it is missing and may be made; answers whether it is there. */
    boolean ensureDatabase(String database, boolean create) {
        try (ToolClient client = new ToolClient(on(database), 0)) {
            client.get(new Target("/_api/version"));
            return true;
        } catch (ServerError e) {
            if (e.number() != DATABASE_NOT_FOUND) {
                throw e;
            }
        }
        if (!create) {
            context.warning("ad95b", "Database '" + database + "' does not exist on target endpoint. In order to "
                    + "create this database along with the restore, please use the --create-database option");
            context.error("cb69f", "An error occurred: database not found: '" + database + "'");
            return false;
        }
        context.info("9b5a6", "Creating database '" + database + "'");
        try (ToolClient client = new ToolClient(on("_system"), 0)) {
            client.ask("POST", new Target("/_api/database"), Json.object().put("name", database));
        }
        return true;
    }
}
