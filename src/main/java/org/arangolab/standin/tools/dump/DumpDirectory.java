package org.arangolab.standin.tools.dump;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.tools.ToolFailure;

/** The directory a dump is written to. Source: facts/client-tools.md 5 and 6. */
final class DumpDirectory {
    static final String ENCRYPTION = "ENCRYPTION";
    static final String NOT_ENCRYPTED = "none";
    private static final int BUFFER = 1 << 16;

    private final Path path;

    private DumpDirectory(Path path) {
        this.path = path;
    }

    /**
     * Makes the directory, or takes one that is empty or may be overwritten.
     *
     * @throws ToolFailure when it holds something
     */
    static DumpDirectory prepare(Path path, boolean overwrite) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new ToolFailure("9d6b6", "output directory '" + path + "' is a file");
        }
        if (Files.isDirectory(path) && !overwrite && !contents(path).stream().allMatch(ENCRYPTION::equals)) {
            throw new ToolFailure("bd7fe", "output directory '" + path
                    + "' already exists. use \"--overwrite true\" to overwrite data in it");
        }
        return create(path);
    }

    private static DumpDirectory create(Path path) throws IOException {
        Files.createDirectories(path);
        Path encryption = path.resolve(ENCRYPTION);
        if (Files.exists(encryption) && !Files.readString(encryption).strip().equals(NOT_ENCRYPTED)) {
            throw new ToolFailure("6d9de", "the dump in '" + path + "' is encrypted ("
                    + Files.readString(encryption).strip() + "), which a Community build cannot write to");
        }
        Files.writeString(encryption, NOT_ENCRYPTED);
        return new DumpDirectory(path);
    }

    private static List<String> contents(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    Path path() {
        return path;
    }

    /** The directory of one of many databases. */
    DumpDirectory sub(String name) throws IOException {
        return create(path.resolve(name));
    }

    /** Writes a whole file of JSON, so that it is there as a whole or not at all. */
    void json(String name, JsonNode content) throws IOException {
        Path unfinished = path.resolve(name + ".tmp");
        Files.write(unfinished, Json.bytes(content));
        Files.move(unfinished, path.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Opens a data file; removes the same data in its other form, which would be restored instead. */
    OutputStream data(String stem, boolean compress) throws IOException {
        Files.deleteIfExists(path.resolve(stem + ".data.json" + (compress ? "" : ".gz")));
        Path file = path.resolve(stem + ".data.json" + (compress ? ".gz" : ""));
        OutputStream out = Files.newOutputStream(file);
        return compress ? new GZIPOutputStream(out, BUFFER) : new BufferedOutputStream(out, BUFFER);
    }

    /** What is on disk, in bytes. */
    long size() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    static byte[] line(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
