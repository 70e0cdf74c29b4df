package org.arangolab.standin.server.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.ExitCode;
import org.arangolab.standin.server.StartException;
import org.arangolab.standin.server.Version;
import org.arangolab.standin.server.log.Level;
import org.arangolab.standin.server.log.ServerLog;
import org.arangolab.standin.server.options.Options;

/**
 * The data directory with the files arangod keeps in it (facts/server.md 2.6), held under its lock until closed. A file
 * {@code STANDIN} marks it: the stand-in refuses a directory of a real server, whose data it could only harm.
 */
public final class DataDirectory implements AutoCloseable {
    private static final String MARK = "STANDIN";

    private final Path path;
    private final LockFile lock;

    private DataDirectory(Path path, LockFile lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Checks, creates, locks and completes the directory the options name.
     *
     * @throws StartException with arangod's exit code when it cannot be used
     */
    public static DataDirectory open(Options options, long pid, ServerLog log) {
        Path path = named(options);
        try {
            required(path, options.text("database.required-directory-state"));
            create(path, log);
            foreign(path);
            LockFile lock = LockFile.acquire(path, pid, log);
            try {
                complete(path, options);
                return new DataDirectory(path, lock);
            } catch (IOException | StartException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StartException(ExitCode.FAILED, "85b08",
                    "error. cannot proceed. reason: database directory '" + path + "' cannot be used: " + e);
        }
    }

    private static Path named(Options options) {
        if (options.positional().size() > 1) {
            throw new StartException(ExitCode.FAILED, "d31ed", "expected at most one database directory, got '"
                    + String.join("', '", options.positional()) + "'");
        }
        String name = options.positional().isEmpty() ? options.text("database.directory") : options.positional().get(0);
        if (name.isEmpty()) {
            throw new StartException(ExitCode.FAILED, "aeb40",
                    "no database path has been supplied, giving up, please use the '--database.directory' option");
        }
        return Path.of(name).toAbsolutePath().normalize();
    }

    private static void required(Path path, String wanted) throws IOException {
        boolean exists = Files.isDirectory(path);
        boolean fits = switch (wanted) {
            case "existing" -> exists;
            case "non-existing" -> !exists;
            case "empty" -> exists && empty(path);
            case "populated" -> exists && !empty(path);
            default -> true;
        };
        if (!fits) {
            throw new StartException(ExitCode.FAILED, "f0ae8", "database directory '" + path + "' is "
                    + (exists ? empty(path) ? "empty" : "populated" : "not there")
                    + ", but option '--database.required-directory-state' was set to '" + wanted + "'");
        }
    }

    private static boolean empty(Path path) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void create(Path path, ServerLog log) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new StartException(ExitCode.FAILED, "85b08",
                    "error. cannot proceed. reason: database directory '" + path + "' is not a directory");
        }
        if (!Files.exists(path)) {
            Files.createDirectories(path);
            log.info("b2e42", "created database directory '" + path + "'");
        } else if (!Files.isWritable(path)) {
            throw new StartException(ExitCode.FAILED, "85b08",
                    "error. cannot proceed. reason: database directory '" + path + "' is not writable");
        }
    }

    private static void foreign(Path path) {
        if (Files.exists(path.resolve("ENGINE")) && !Files.exists(path.resolve(MARK))) {
            throw new StartException(ExitCode.UNSUPPORTED_STORAGE_ENGINE, "8ff0f", "database directory '" + path
                    + "' belongs to a real ArangoDB; the stand-in cannot read it and does not touch it. "
                    + "Use another directory");
        }
    }

    private static void complete(Path path, Options options) throws IOException {
        Files.writeString(path.resolve(MARK), "arangolab\n");
        Files.writeString(path.resolve("ENGINE"), "rocksdb");
        write(path.resolve("SERVER"), Json.object()
                .put("serverId", Long.toString(ThreadLocalRandom.current().nextLong(1L << 46)))
                .put("createdTime", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
        write(path.resolve("LANGUAGE"), language(options));
        Path version = path.resolve("VERSION-1");
        write(version, version());
        check(version, options);
    }

    private static ObjectNode language(Options options) {
        String icu = options.text("icu-language");
        return icu.isEmpty() ? Json.object().put("default", options.given("default-language").orElse("en_US"))
                : Json.object().put("icu_language", icu);
    }

    private static ObjectNode version() {
        ObjectNode version = Json.object().put("version", Version.DATA_FORMAT);
        version.putObject("tasks");
        return version;
    }

    private static void check(Path file, Options options) throws IOException {
        JsonNode found = Json.parse(Files.readAllBytes(file)).path("version");
        if (!options.flag("database.upgrade-check") || found.asInt() == Version.DATA_FORMAT) {
            return;
        }
        if (found.asInt() > Version.DATA_FORMAT) {
            throw new StartException(ExitCode.DOWNGRADE_REQUIRED, "e9cbc", "database directory version (" + found
                    + ") is greater than the server's (" + Version.DATA_FORMAT + "), cannot go on");
        }
        if (!options.flag("database.auto-upgrade")) {
            throw new StartException(ExitCode.UPGRADE_REQUIRED, "40e37", "database directory version (" + found
                    + ") is lower than the server's (" + Version.DATA_FORMAT
                    + "), please start once with --database.auto-upgrade true");
        }
        Files.write(file, Json.bytes(version()));
    }

    private static void write(Path file, ObjectNode content) throws IOException {
        if (!Files.exists(file)) {
            Files.write(file, Json.bytes(content));
        }
    }

    /** Where it is, absolute. */
    public Path path() {
        return path;
    }

    /** The id from the file {@code SERVER}. */
    public String serverId() throws IOException {
        return Json.parse(Files.readAllBytes(path.resolve("SERVER"))).path("serverId").asText();
    }

    /** Releases the lock and removes {@code LOCK}. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
