package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.Version;
import org.arangolab.standin.store.Store;
import org.arangolab.time.Await;

/** The backups of a store: a directory each, with what it is in {@code META} and the data in {@code state.jsonl}. */
final class Backups {
    private static final String META = "META";
    private static final String STATE = "state.jsonl";
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z0-9._-]+");
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH.mm.ss'Z'")
            .withZone(ZoneOffset.UTC);

    private final Store store;
    private final Path directory;
    private final Clock clock;

    Backups(Store store, Path directory, Clock clock) {
        this.store = store;
        this.directory = directory;
        this.clock = clock;
    }

    /** Makes one; answers what it is. */
    synchronized ObjectNode create(Optional<String> label) {
        String name = label.filter(text -> !text.isEmpty()).orElseGet(() -> UUID.randomUUID().toString());
        if (!LABEL.matcher(name).matches()) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "invalid label '" + name
                    + "': only letters, digits, '.', '_' and '-'");
        }
        Instant now = clock.instant();
        while (Files.exists(directory.resolve(id(now, name)))) {
            // the name has the second: the next one is another
            Await.pause(Duration.between(now, now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1)));
            now = clock.instant();
        }
        return create(id(now, name), now);
    }

    private static String id(Instant time, String label) {
        return NAME.format(time) + "_" + label;
    }

    private ObjectNode create(String id, Instant now) {
        Path unfinished = directory.resolve(id + ".tmp");
        try {
            Files.createDirectories(unfinished);
            store.save(unfinished.resolve(STATE));
            ObjectNode meta = Json.object().put("id", id).put("version", Version.NUMBER)
                    .put("datetime", now.truncatedTo(ChronoUnit.SECONDS).toString())
                    .put("potentiallyInconsistent", false)
                    .put("sizeInBytes", Files.size(unfinished.resolve(STATE))).put("nrFiles", 1)
                    .put("nrDBServers", 1).put("nrPiecesPresent", 1).put("available", true);
            Files.write(unfinished.resolve(META), Json.bytes(meta));
            Files.move(unfinished, directory.resolve(id));
            return meta;
        } catch (IOException e) {
            remove(unfinished);
            throw new ArangoException(ErrorCode.INTERNAL, "the backup could not be written: " + e);
        }
    }

    /** What each is, by its id, the oldest first. */
    Map<String, ObjectNode> all() {
        Map<String, ObjectNode> found = new TreeMap<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> below = Files.list(directory)) {
                below.map(one -> one.getFileName().toString()).filter(id -> !id.endsWith(".tmp"))
                        .forEach(id -> found.put(id, find(id)));
            } catch (IOException e) {
                throw new UncheckedIOException("the backups cannot be listed", e);
            }
        }
        return found;
    }

    /**
     * What one is.
     *
     * @throws ArangoException 404
     */
    ObjectNode find(String id) {
        Path meta = directory.resolve(id).resolve(META).normalize();
        if (!meta.startsWith(directory) || !Files.isRegularFile(meta)) {
            throw new ArangoException(ErrorCode.HTTP_NOT_FOUND, "no backup with id '" + id + "' found");
        }
        try {
            ObjectNode found = (ObjectNode) Json.parse(Files.readAllBytes(meta));
            Path state = directory.resolve(id).resolve(STATE);
            boolean whole = Files.isRegularFile(state) && Files.size(state) == found.path("sizeInBytes").asLong();
            return found.put("available", whole).put("nrPiecesPresent", whole ? 1 : 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the backup '" + id + "' cannot be read", e);
        }
    }

    synchronized void restore(String id) {
        if (!find(id).path("available").asBoolean()) {
            throw new ArangoException(ErrorCode.INTERNAL, "the backup '" + id + "' is damaged");
        }
        try {
            store.load(directory.resolve(id).resolve(STATE));
        } catch (IOException e) {
            throw new ArangoException(ErrorCode.INTERNAL, "the backup '" + id + "' is damaged: " + e.getMessage());
        }
    }

    synchronized void delete(String id) {
        find(id);
        remove(directory.resolve(id));
    }

    private static void remove(Path backup) {
        try {
            Files.deleteIfExists(backup.resolve(META));
            Files.deleteIfExists(backup.resolve(STATE));
            Files.deleteIfExists(backup);
        } catch (IOException e) {
            throw new UncheckedIOException("the backup " + backup.getFileName() + " cannot be removed", e);
        }
    }
}
