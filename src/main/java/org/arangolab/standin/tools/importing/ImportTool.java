package org.arangolab.standin.tools.importing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.ExitCode;
import org.arangolab.standin.server.options.Options;
import org.arangolab.standin.tools.Tool;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.ToolFailure;
import org.arangolab.standin.tools.http.ConnectionSettings;
import org.arangolab.standin.tools.http.FirstContact;
import org.arangolab.standin.tools.http.HttpAnswer;
import org.arangolab.standin.tools.http.ServerError;
import org.arangolab.standin.tools.http.SettingsReader;
import org.arangolab.standin.tools.http.Target;
import org.arangolab.standin.tools.http.ToolClient;

/** arangoimport. It ends with 0 even when documents failed. Source: facts/client-tools.md 4 and 8. */
public final class ImportTool implements Tool {
    private static final int BUFFER = 1 << 18;
    private static final int CONFLICT = 409;
    private static final String RULE = "-".repeat(40);

    @Override
    public int run(ToolContext context) throws IOException {
        ImportOptions options = ImportOptions.of(context);
        ConnectionSettings settings = SettingsReader.read(context);
        try (InputStream in = open(context, options.file())) {
            createDatabase(context, settings);
            try (FirstContact contact = FirstContact.make(context, settings,
                    new FirstContact.LineIds("ea3b9", "9a4e5"))) {
                context.out().println(contact.printedGreeting());
                heading(context, options);
                run(context, options, contact.client(), in);
            }
        }
        return ExitCode.SUCCESS.number();
    }

    private static InputStream open(ToolContext context, String name) throws IOException {
        if (name.equals("-")) {
            return new BufferedInputStream(context.in(), BUFFER);
        }
        Path file = context.path(name);
        if (!Files.exists(file)) {
            throw new ToolFailure("6f83e", "Cannot open file '" + name + "'. File not found.");
        }
        if (!Files.isRegularFile(file)) {
            throw new ToolFailure("70dac", "Specified file '" + name + "' is a directory. Please use a regular file");
        }
        InputStream raw = Files.newInputStream(file);
        return new BufferedInputStream(name.endsWith(".gz") ? new GZIPInputStream(raw, BUFFER) : raw, BUFFER);
    }

    private static void createDatabase(ToolContext context, ConnectionSettings settings) {
        if (!context.options().flag("create-database") || settings.database().equals("_system")) {
            return;
        }
        try (ToolClient client = new ToolClient(settings.onDatabase("_system"), 0)) {
            HttpAnswer answer = client.send("POST", new Target("/_api/database"),
                    Json.bytes(Json.object().put("name", settings.database())),
                    Map.of("Content-Type", "application/json"));
            if (answer.status() != CONFLICT) {
                answer.orThrow();
                context.out().println("Creating database '" + settings.database() + "'");
            }
        } catch (ServerError | org.arangolab.standin.tools.http.ConnectionLost e) {
            throw new ToolFailure("90431", "cannot create database '" + settings.database() + "': " + e.getMessage());
        }
    }

    private static void heading(ToolContext context, ImportOptions options) {
        Options all = context.options();
        PrintStream out = context.out();
        out.println(RULE);
        line(out, "database:", all.text("server.database"));
        line(out, "collection:", all.text("collection"));
        given(out, "from collection prefix:", all.text("from-collection-prefix"));
        given(out, "to collection prefix:", all.text("to-collection-prefix"));
        line(out, "overwrite coll. prefix:", yes(all.flag("overwrite-collection-prefix")));
        line(out, "create:", yes(all.flag("create-collection")));
        line(out, "create database:", yes(all.flag("create-database")));
        line(out, "source filename:", options.file());
        line(out, "file type:", options.type());
        if (options.rows()) {
            line(out, "quote:", options.type().equals("csv") ? all.text("quote") : "");
            line(out, "separator:", options.separator() == '\t' ? "\\t" : String.valueOf(options.separator()));
            line(out, "headers file:", all.text("headers-file"));
        }
        line(out, "threads:", Integer.toString(options.threads()));
        line(out, "on duplicate:", all.text("on-duplicate"));
        line(out, "connect timeout:", all.text("server.connection-timeout"));
        line(out, "request timeout:", all.text("server.request-timeout"));
        out.println(RULE);
    }

    private static String yes(boolean flag) {
        return flag ? "yes" : "no";
    }

    private static void line(PrintStream out, String name, String value) {
        out.println(name + " ".repeat(Math.max(1, 24 - name.length())) + value);
    }

    private static void given(PrintStream out, String name, String value) {
        if (!value.isEmpty()) {
            line(out, name, value);
        }
    }

    private static void run(ToolContext context, ImportOptions options, ToolClient client, InputStream in)
            throws IOException {
        context.out().println("Starting " + (options.rows() ? options.type().toUpperCase(java.util.Locale.ROOT)
                : "JSON") + " import...");
        ImportStats stats = new ImportStats();
        List<String> failures;
        try (Sender sender = new Sender(context, client.settings(), stats, options.threads())) {
            String why = prepare(context, client);
            if (why.isEmpty()) {
                why = options.rows() ? new RowImport(context, options, sender, stats).read(in)
                        : new LineImport(context, options, sender, stats).read(in);
            }
            failures = new java.util.ArrayList<>(sender.finish());
            if (!why.isEmpty()) {
                failures.add(why);
            }
        }
        summary(context.out(), options, stats);
        if (!failures.isEmpty()) {
            context.error("46995", "error message(s):");
            failures.forEach(failure -> context.error("25049", failure));
        }
    }

    /** Makes or empties the collection; answers why that failed, empty when it did not. */
    private static String prepare(ToolContext context, ToolClient client) {
        Options options = context.options();
        String name = options.text("collection");
        try {
            if (options.flag("create-collection")) {
                int type = options.text("create-collection-type").equals("edge") ? 3 : 2;
                HttpAnswer answer = client.send("POST", new Target("/_api/collection"),
                        Json.bytes(Json.object().put("name", name).put("type", type)),
                        Map.of("Content-Type", "application/json"));
                if (answer.status() != CONFLICT) {
                    answer.orThrow();
                }
            }
            client.get(Target.of("/_api/collection/", name));
            if (options.flag("overwrite")) {
                client.send("PUT", Target.of("/_api/collection/", name, "/truncate")).orThrow();
            }
            return "";
        } catch (ServerError | org.arangolab.standin.tools.http.ConnectionLost e) {
            return e.getMessage();
        }
    }

    private static void summary(PrintStream out, ImportOptions options, ImportStats stats) {
        out.println();
        out.println("created:          " + stats.created.sum());
        out.println("warnings/errors:  " + stats.errors.sum());
        out.println("updated/replaced: " + stats.updated.sum());
        out.println("ignored:          " + stats.ignored.sum());
        if (options.rows()) {
            out.println("lines read:       " + stats.lines.sum());
        }
    }
}
