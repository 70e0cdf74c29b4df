package org.arangolab.fs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.arangolab.LabFailureException;

/**
 * The files of a directory with their sizes and SHA-256 sums, so that one that was lost or damaged later is found.
 *
 * @param files by their path within the directory, with {@code /}
 */
public record Manifest(Map<String, Entry> files) {
    private static final int BUFFER = 1 << 16;
    private static final String SIZE = "size";
    private static final String SHA256 = "sha256";

    /** Sorts the files by name. */
    public Manifest {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /**
     * One file.
     *
     * @param size   in bytes
     * @param sha256 in lower-case hexadecimal digits
     */
    public record Entry(long size, String sha256) {
    }

    /**
     * Of all files below a directory but those left out.
     *
     * @throws LabFailureException when one cannot be read
     */
    public static Manifest of(Path directory, Predicate<String> leftOut) {
        Map<String, Entry> files = new TreeMap<>();
        names(directory).stream().filter(leftOut.negate()).forEach(name ->
                files.put(name, entry(directory.resolve(name))));
        return new Manifest(files);
    }

    /** As {@link #toJson} wrote it. */
    public static Manifest of(JsonNode json) {
        Map<String, Entry> files = new TreeMap<>();
        json.properties().forEach(file -> files.put(file.getKey(),
                new Entry(file.getValue().path(SIZE).asLong(), file.getValue().path(SHA256).asText())));
        return new Manifest(files);
    }

    /** Name → size and sum. */
    public ObjectNode toJson() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        files.forEach((name, entry) -> json.putObject(name).put(SIZE, entry.size()).put(SHA256, entry.sha256()));
        return json;
    }

    private static List<String> names(Path directory) {
        try (Stream<Path> below = Files.walk(directory)) {
            return below.filter(Files::isRegularFile).map(file -> directory.relativize(file).toString()).sorted()
                    .toList();
        } catch (IOException e) {
            throw new LabFailureException("cannot list " + directory + ": " + Workspace.reason(e), e);
        }
    }

    private static Entry entry(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
            }
            return new Entry(size, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new LabFailureException("cannot read " + file + ": " + Workspace.reason(e), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * What is wrong with a directory that should hold these files: {@code missing: a}, {@code damaged: b}; none when
     * well.
     */
    public List<String> problems(Path directory) {
        List<String> problems = new ArrayList<>();
        files.forEach((name, wanted) -> {
            Path file = directory.resolve(name);
            if (!Files.isRegularFile(file)) {
                problems.add("missing: " + name);
            } else {
                Entry found = entry(file);
                if (found.size() != wanted.size()) {
                    problems.add("damaged: " + name + " has " + found.size() + " bytes, not " + wanted.size());
                } else if (!found.equals(wanted)) {
                    problems.add("damaged: " + name + " has another content than when it was written");
                }
            }
        });
        return problems;
    }

    /** All bytes of all files. */
    public long size() {
        return files.values().stream().mapToLong(Entry::size).sum();
    }
}
