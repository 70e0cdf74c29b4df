package org.arangolab.standin.tools.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.ExitCode;
import org.arangolab.standin.server.options.Options;
import org.arangolab.standin.tools.Tool;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.ToolFailure;
import org.arangolab.standin.tools.http.ConnectionLost;
import org.arangolab.standin.tools.http.ConnectionSettings;
import org.arangolab.standin.tools.http.FirstContact;
import org.arangolab.standin.tools.http.ServerError;
import org.arangolab.standin.tools.http.SettingsReader;
import org.arangolab.standin.tools.http.Target;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;

/**
 * arangobackup. An operation that the server refuses is told as an ERROR, and the exit code is 0 all the same, as with
 * the real one; only mistakes in the arguments are 1. Source: facts/client-tools.md 4 and 11.
 */
public final class BackupTool implements Tool {
    private static final List<String> OPERATIONS = List.of("create", "delete", "download", "list", "restore", "upload");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z0-9._-]+");
    private static final int MILLIS = 1000;

    @Override
    public int run(ToolContext context) {
        Options options = context.options();
        String operation = operation(options);
        ConnectionSettings settings = SettingsReader.read(context);
        if (!settings.database().equals("_system")) {
            throw new ToolFailure("6b53c", "hot backups are global and must be performed on the _system database with "
                    + "super user privileges");
        }
        try (FirstContact contact = FirstContact.make(context, settings, new FirstContact.LineIds("2d4ea", "4dc73"))) {
            context.info("8bde5", "Server version: " + contact.version());
            perform(operation, new Request(context, contact));
        } catch (ConnectionLost | ServerError | ArangoException e) {
            context.error("8bde3", "Error during backup operation '" + operation + "': " + e.getMessage());
        }
        return ExitCode.SUCCESS.number();
    }

    private static String operation(Options options) {
        List<String> given = options.positional();
        if (given.size() != 1) {
            throw new ToolFailure("48e32", "expected exactly one operation of " + String.join("|", OPERATIONS));
        }
        String operation = given.get(0);
        if (!OPERATIONS.contains(operation)) {
            throw new ToolFailure("48e32", "expected operation to be one of " + String.join("|", OPERATIONS) + ", got '"
                    + operation + "'");
        }
        check(operation, options);
        return operation;
    }

    private static void check(String operation, Options options) {
        Optional<String> identifier = options.given("identifier");
        boolean remote = operation.equals("upload") || operation.equals("download");
        if ((operation.equals("delete") || operation.equals("restore")) && identifier.isEmpty()) {
            throw new ToolFailure("6ec02", "no backup identifier is given: --identifier");
        }
        if (remote && identifier.isPresent() == options.given("status-id").isPresent()) {
            throw new ToolFailure("2d0fa", "either --status-id or --identifier must be set");
        }
        if (remote && identifier.isPresent()
                && (options.given("rclone-config-file").isEmpty() || options.given("remote-path").isEmpty())) {
            throw new ToolFailure("6063d", "--rclone-config-file and --remote-path are needed");
        }
        if (options.given("label").filter(label -> !LABEL.matcher(label).matches()).isPresent()) {
            throw new ToolFailure("0c3e3", "--label may only contain letters, digits, '.', '_' and '-'");
        }
    }

    /** Sends requests and says what comes of them. */
    private record Request(ToolContext context, FirstContact contact) {
        JsonNode send(String operation, ObjectNode body) {
            return contact.client().ask("POST", new Target("/_admin/backup/" + operation), body).path("result");
        }

        Options options() {
            return context.options();
        }
    }

    private static void perform(String operation, Request request) {
        switch (operation) {
            case "create" -> create(request);
            case "list" -> list(request);
            case "restore" -> restore(request);
            case "delete" -> {
                String id = request.options().text("identifier");
                request.send("delete", Json.object().put("id", id));
                request.context().info("a23cb", "Successfully deleted '" + id + "'");
            }
            default -> transfer(operation, request);
        }
    }

    private static void create(Request request) {
        Options options = request.options();
        ObjectNode body = Json.object().put("timeout", options.fraction("max-wait-for-lock"))
                .put("allowInconsistent", options.flag("allow-inconsistent")).put("force", options.flag("force"));
        options.given("label").ifPresent(label -> body.put("label", label));
        JsonNode made = request.send("create", body);
        ToolContext context = request.context();
        if (made.path("potentiallyInconsistent").asBoolean()) {
            context.warning("f448b", "Failed to get write lock before proceeding with backup. Backup may contain some "
                    + "inconsistencies.");
        }
        context.info("c4d37", "Backup succeeded. Generated identifier '" + made.path("id").asText() + "'");
        context.info("ce423", "Total size of backup: " + made.path("sizeInBytes").asLong() + ", number of files: "
                + made.path("nrFiles").asLong());
    }

    private static void list(Request request) {
        ObjectNode body = Json.object();
        request.options().given("identifier").ifPresent(id -> body.put("id", id));
        JsonNode list = request.send("list", body).path("list");
        ToolContext context = request.context();
        if (list.isEmpty()) {
            context.info("efc76", "There are no backups available.");
            return;
        }
        context.info("e0356", "The following backups are available:");
        list.properties().forEach(entry -> describe(context, entry.getKey(), entry.getValue()));
    }

    private static void describe(ToolContext context, String id, JsonNode backup) {
        String line = "9e6b6";
        context.info(line, " - " + id);
        context.info(line, "      version:                    " + backup.path("version").asText());
        context.info(line, "      date/time:                  " + backup.path("datetime").asText());
        context.info(line, "      size in bytes:              " + backup.path("sizeInBytes").asLong());
        context.info(line, "      number of files:            " + backup.path("nrFiles").asLong());
        context.info(line, "      number of DBServers:        " + backup.path("nrDBServers").asLong());
        if (backup.has("nrPiecesPresent")) {
            context.info(line, "      number of available pieces: " + backup.path("nrPiecesPresent").asLong());
        }
        context.info(line, "      potentiallyInconsistent:    " + backup.path("potentiallyInconsistent").asBoolean());
        context.info(line, "      available:                  " + backup.path("available").asBoolean());
    }

    private static void restore(Request request) {
        String id = request.options().text("identifier");
        request.send("restore", Json.object().put("id", id)
                .put("ignoreVersion", request.options().flag("ignore-version")));
        ToolContext context = request.context();
        double patience = request.options().fraction("max-wait-for-restart");
        if (patience > 0 && !request.contact().cluster()) {
            context.info("e8c4d", "Waiting for server to restart...");
            awaitServer(request, Duration.ofMillis((long) (patience * MILLIS)));
            context.info("7ce82", "...server back up and running!");
        }
        context.info("b6d4c", "Successfully restored '" + id + "'");
    }

    private static void awaitServer(Request request, Duration patience) {
        try {
            Await.that("the server to be back").until(Deadline.in(patience), () -> {
                try {
                    return Observation.found(request.contact().client().get(new Target("/_api/version")));
                } catch (ConnectionLost | ServerError e) {
                    return Observation.notYet(e.getMessage());
                }
            });
        } catch (DeadlineExceededException e) {
            throw new ArangoException(org.arangolab.standin.http.ErrorCode.INTERNAL,
                    "the server was not back in time: " + e.getMessage());
        }
    }

    private static void transfer(String operation, Request request) {
        Options options = request.options();
        ObjectNode body = Json.object();
        options.given("status-id").ifPresent(id -> body.put(operation + "Id", id).put("abort", options.flag("abort")));
        options.given("identifier").ifPresent(id -> body.put("id", id)
                .put("remoteRepository", options.text("remote-path"))
                .set("config", Json.parse(read(request.context(), options.text("rclone-config-file")))));
        JsonNode result = request.send(operation, body);
        ToolContext context = request.context();
        if (options.given("status-id").isEmpty()) {
            context.info("a9597", "Backup initiated, use ");
            context.info("4c459", "    arangobackup " + operation + " --status-id=" + result.path(operation + "Id")
                    .asText());
            context.info("5cd70", " to query progress.");
            return;
        }
        result.path("DBServers").properties().forEach(server -> context.info("24d75", server.getKey() + " Status: "
                + server.getValue().path("Status").asText()));
    }

    private static byte[] read(ToolContext context, String file) {
        try {
            return java.nio.file.Files.readAllBytes(context.path(file));
        } catch (java.io.IOException e) {
            throw new ToolFailure("6063e", "cannot read " + file + ": " + e.getMessage());
        }
    }
}
