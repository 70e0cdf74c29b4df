package org.arangolab.standin.tools.restore;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.ExitCode;
import org.arangolab.standin.tools.SizeText;
import org.arangolab.standin.tools.Tool;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.ToolFailure;
import org.arangolab.standin.tools.http.ConnectionLost;
import org.arangolab.standin.tools.http.ConnectionSettings;
import org.arangolab.standin.tools.http.ServerError;
import org.arangolab.standin.tools.http.SettingsReader;

/** arangorestore. Source: facts/client-tools.md 7. */
public final class RestoreTool implements Tool {
    private static final double NANOS = 1e9;

    @Override
    public int run(ToolContext context) throws IOException {
        long start = System.nanoTime();
        RestoreOptions options = RestoreOptions.of(context);
        Path directory = context.path(context.target("input-directory"));
        if (!Files.isDirectory(directory)) {
            throw new ToolFailure("3246c", "input directory '" + directory + "' does not exist");
        }
        requireReadable(directory);
        ConnectionSettings settings = SettingsReader.read(context);
        RestoreStats stats = new RestoreStats();
        boolean good = false;
        try {
            good = restore(context, options, directory, settings, stats);
        } catch (ConnectionLost | ServerError | ArangoException | IOException e) {
            context.error("cb69f", "An error occurred: " + e.getMessage());
        }
        endLine(context, options, stats, (System.nanoTime() - start) / NANOS);
        return good ? ExitCode.SUCCESS.number() : ExitCode.FAILED.number();
    }

    private static void requireReadable(Path directory) throws IOException {
        Path encryption = directory.resolve("ENCRYPTION");
        String kind = Files.exists(encryption) ? Files.readString(encryption).strip() : "none";
        if (!kind.equals("none")) {
            throw new ToolFailure("cc58e", "the dump data in '" + directory + "' is encrypted (" + kind
                    + "), which a Community build cannot read");
        }
    }

    private static boolean restore(ToolContext context, RestoreOptions options, Path directory,
                                   ConnectionSettings settings, RestoreStats stats) throws IOException {
        RestoreTarget target = RestoreTarget.connect(context, settings);
        if (!options.allDatabases()) {
            return one(context, options, directory, target, settings.database(), stats);
        }
        List<Source> sources = sources(directory);
        context.info("7c10a", "About to restore databases " + sources.stream().map(s -> "'" + s.name() + "'")
                .collect(Collectors.joining(", ")) + " from dump directory '" + directory + "'...");
        boolean good = true;
        for (Source source : sources) {
            context.info("36075", "Restoring database '" + source.name() + "'");
            good &= one(context, options, source.directory(), target, source.name(), stats);
        }
        return good;
    }

    private static boolean one(ToolContext context, RestoreOptions options, Path directory, RestoreTarget target,
                               String database, RestoreStats stats) throws IOException {
        Optional<JsonNode> description = description(directory);
        String dumped = description.map(d -> d.path("database").asText()).orElse("");
        description.ifPresent(d -> context.progress("abeb4", "Database name in source dump is '" + dumped + "'"));
        if (options.sameDatabase() && !dumped.equals(database)) {
            throw new ToolFailure("1ff8e", "database name in source dump ('" + dumped
                    + "') is not the target database ('" + database + "')");
        }
        if (!target.ensureDatabase(database, options.createDatabase())) {
            return false;
        }
        stats.databases.increment();
        return new DatabaseRestore(context, options, directory, target.on(database), stats).run();
    }

    /** A database of a dump of all. */
    private record Source(String name, Path directory) {
    }

    private static List<Source> sources(Path directory) throws IOException {
        List<Source> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path path : files.filter(Files::isDirectory).sorted().toList()) {
                sources.add(new Source(description(path).map(d -> d.path("database").asText())
                        .orElse(path.getFileName().toString()), path));
            }
        }
        if (sources.isEmpty()) {
            throw new ToolFailure("b41d9", "Unable to find per-database subdirectories in input directory '"
                    + directory + "'. No data will be restored!");
        }
        sources.sort(Comparator.comparing(source -> source.name().equals("_system")));
        return sources;
    }

    private static Optional<JsonNode> description(Path directory) throws IOException {
        Path file = directory.resolve("dump.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = Json.parse(Files.readAllBytes(file));
            if (json.path("useVPack").asBoolean()) {
                throw new ToolFailure("a5c02", "the stand-in reads no VelocyPack dumps ('" + file + "')");
            }
            return Optional.of(json);
        } catch (ArangoException e) {
            throw new ToolFailure("5a5b1", "could not read '" + file + "': " + e.getMessage());
        }
    }

    private static void endLine(ToolContext context, RestoreOptions options, RestoreStats stats, double seconds) {
        String head = String.format(Locale.ROOT, "Processed %d collection(s) from %d database(s) in %.2f s total time.",
                stats.collections.sum(), stats.databases.sum(), seconds);
        if (options.data()) {
            context.progress("a66e1", head + " Read " + SizeText.of(stats.read.sum())
                    + " from datafiles (after decompression), sent " + stats.batches.sum() + " data batch(es) of "
                    + SizeText.of(stats.sent.sum()) + " total size.");
        } else {
            context.progress("147ca", head);
        }
    }
}
