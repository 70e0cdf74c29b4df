package org.arangolab.standin.tools.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.ExitCode;
import org.arangolab.standin.server.options.Options;
import org.arangolab.standin.tools.SizeText;
import org.arangolab.standin.tools.Tool;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.ToolFailure;
import org.arangolab.standin.tools.http.ConnectionLost;
import org.arangolab.standin.tools.http.FirstContact;
import org.arangolab.standin.tools.http.ServerError;
import org.arangolab.standin.tools.http.SettingsReader;
import org.arangolab.standin.tools.http.Target;
import org.arangolab.standin.tools.http.ToolClient;

/** arangoexport. Source: facts/client-tools.md 9. */
public final class ExportTool implements Tool {
    private static final int BUFFER = 1 << 16;
    private static final int CURSOR_SECONDS = 1200;

    private ToolContext context;
    private Options options;
    private long written;
    private long requests;

    @Override
    public int run(ToolContext toolContext) throws IOException {
        context = toolContext;
        options = context.options();
        List<String> collections = options.list("collection");
        boolean query = options.touched("custom-query") || options.touched("custom-query-file");
        requireUsable(collections, query);
        Path directory = directory();
        try (FirstContact contact = FirstContact.make(context, SettingsReader.read(context),
                new FirstContact.LineIds("b620d", "f251e"))) {
            context.out().println(contact.printedGreeting());
            export(contact.client(), directory, collections, query);
            return ExitCode.SUCCESS.number();
        } catch (ConnectionLost | ServerError | ArangoException e) {
            throw new ToolFailure("8e2c0", "An error occurred: " + e.getMessage());
        }
    }

    private void requireUsable(List<String> collections, boolean query) throws IOException {
        String type = options.text("type");
        if (type.equals("xgmml") || options.touched("graph-name")) {
            throw new ToolFailure("a5c09", "the stand-in exports no graphs (--type xgmml, --graph-name)");
        }
        if (options.touched("custom-query") && options.touched("custom-query-file")) {
            throw new ToolFailure("68f8e", "expecting either --custom-query or --custom-query-file");
        }
        if (query && !collections.isEmpty()) {
            throw new ToolFailure("6ff88", "expecting either a list of collections or an AQL query");
        }
        if (!query && collections.isEmpty()) {
            throw new ToolFailure("488d8", "expecting at least one collection, a graph name or an AQL query");
        }
        if (type.equals("csv") && options.text("fields").isEmpty()) {
            throw new ToolFailure("76fbf", "expecting at least one field definition");
        }
    }

    private Path directory() throws IOException {
        Path directory = context.path(context.target("output-directory"));
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new ToolFailure("94946", "output directory '" + directory + "' is a file");
        }
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(directory)) {
            if (!options.flag("overwrite") && files.findAny().isPresent()) {
                throw new ToolFailure("72723", "output directory '" + directory
                        + "' already exists. use \"--overwrite true\" to overwrite data in it");
            }
        }
        Files.writeString(directory.resolve("ENCRYPTION"), "none");
        return directory;
    }

    private void export(ToolClient client, Path directory, List<String> collections, boolean query)
            throws IOException {
        if (query) {
            String text = options.touched("custom-query") ? options.text("custom-query")
                    : Files.readString(context.path(options.text("custom-query-file")));
            print("# Running AQL query '" + text + "'...");
            ObjectNode body = body(text);
            options.given("custom-query-bindvars").ifPresent(bind -> body.set("bindVars", Json.parse(
                    bind.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
            write(client, directory, "query", body);
        } else {
            for (String collection : collections) {
                print("# Exporting collection '" + collection + "'...");
                ObjectNode body = body("FOR doc IN @@collection RETURN doc");
                body.putObject("bindVars").put("@collection", collection);
                write(client, directory, collection, body);
            }
        }
        context.out().println("Processed " + (query ? "1 query" : collections.size() + " collection(s)") + ", wrote "
                + SizeText.of(written) + ", " + requests + " HTTP request(s)");
    }

    private void print(String line) {
        if (options.flag("progress")) {
            context.out().println(line);
        }
    }

    private ObjectNode body(String query) {
        ObjectNode body = Json.object().put("query", query).put("batchSize", options.number("documents-per-batch"))
                .put("ttl", CURSOR_SECONDS);
        ObjectNode inner = body.putObject("options").put("stream", true);
        if (options.fraction("custom-query-max-runtime") > 0) {
            inner.put("maxRuntime", options.fraction("custom-query-max-runtime"));
        }
        return body;
    }

    private void write(ToolClient client, Path directory, String name, ObjectNode body) throws IOException {
        boolean zip = options.flag("compress-output");
        Path file = directory.resolve(name + "." + options.text("type") + (zip ? ".gz" : ""));
        JsonNode batch = client.ask("POST", new Target("/_api/cursor"), body);
        requests++;
        OutputStream raw = Files.newOutputStream(file);
        try (DocumentWriter out = writer(zip ? new GZIPOutputStream(raw, BUFFER)
                : new BufferedOutputStream(raw, BUFFER),
                name)) {
            while (true) {
                for (JsonNode document : batch.path("result")) {
                    out.document(document);
                }
                if (!batch.path("hasMore").asBoolean()) {
                    break;
                }
                batch = client.send("POST", Target.of("/_api/cursor/", batch.path("id").asText())).orThrow().json();
                requests++;
            }
            out.end();
            written += out.written();
        }
    }

    private DocumentWriter writer(OutputStream out, String name) throws IOException {
        return switch (options.text("type")) {
            case "json" -> new DocumentWriter.Lines(out, true);
            case "csv" -> new DocumentWriter.Rows(out, fields(), options.flag("escape-csv-formulae"));
            case "xml" -> new DocumentWriter.Elements(out, name);
            default -> new DocumentWriter.Lines(out, false);
        };
    }

    private List<String> fields() {
        List<String> fields = new ArrayList<>();
        for (String field : options.text("fields").split(",")) {
            fields.add(field.strip());
        }
        return fields;
    }
}
