package org.arangolab.standin.tools.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.tools.ToolFailure;
import org.arangolab.standin.tools.dump.DumpNames;

/**
 * One collection of a dump on disk. Source: facts/client-tools.md 6 and 7.
 *
 * @param structure the whole structure file
 * @param data      its data files, in order; none for a collection without
 */
record DumpedCollection(ObjectNode structure, List<Path> data) {
    private static final String SUFFIX = ".structure.json";

    /**
     * Reads one from its structure file.
     *
     * @throws ToolFailure that names the file and what is wrong
     */
    static DumpedCollection read(Path file) throws IOException {
        ObjectNode structure = structure(file);
        String stem = file.getFileName().toString();
        stem = stem.substring(0, stem.length() - SUFFIX.length());
        String name = structure.path("parameters").path("name").asText();
        boolean fits = stem.equals(name) || stem.endsWith("_" + DumpNames.md5(name))
                || stem.equals(structure.path("parameters").path("id").asText());
        if (!fits) {
            throw new ToolFailure("8e7b8", "collection name mismatch in '" + file + "': it is of collection '" + name
                    + "'");
        }
        return new DumpedCollection(structure, dataFiles(file.getParent(), stem, name));
    }

    private static ObjectNode structure(Path file) throws IOException {
        JsonNode json;
        try {
            json = Json.parse(Files.readAllBytes(file));
        } catch (ArangoException e) {
            throw new ToolFailure("d9ec3", "could not read collection structure file '" + file + "': "
                    + e.getMessage());
        }
        boolean whole = json.path("parameters").isObject() && json.path("indexes").isArray()
                && json.path("parameters").path("name").isTextual();
        if (!whole) {
            throw new ToolFailure("d9ec3", "could not read collection structure file '" + file
                    + "': it has no 'parameters' with a 'name' and no 'indexes'");
        }
        return (ObjectNode) json;
    }

    private static List<Path> dataFiles(Path directory, String stem, String name) throws IOException {
        String hashed = stem.endsWith("_" + DumpNames.md5(name)) ? stem : stem + "_" + DumpNames.md5(name);
        for (String candidate : List.of(hashed + ".data.json", hashed + ".data.json.gz", stem + ".data.json.gz",
                stem + ".data.json")) {
            if (Files.exists(directory.resolve(candidate))) {
                return List.of(directory.resolve(candidate));
            }
        }
        return split(directory, hashed);
    }

    private static List<Path> split(Path directory, String stem) {
        List<Path> files = new ArrayList<>();
        for (int number = 0; true; number++) {
            Path plain = directory.resolve(stem + "." + number + ".data.json");
            Path zipped = directory.resolve(stem + "." + number + ".data.json.gz");
            if (Files.exists(zipped)) {
                files.add(zipped);
            } else if (Files.exists(plain)) {
                files.add(plain);
            } else {
                return files;
            }
        }
    }

    /** The structure files of a directory, by name. */
    static List<Path> structureFiles(Path directory, boolean system) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .filter(file -> system || !file.getFileName().toString().startsWith("_")).sorted().toList();
        }
    }

    ObjectNode parameters() {
        return (ObjectNode) structure.get("parameters");
    }

    String name() {
        return parameters().path("name").asText();
    }

    boolean edges() {
        return parameters().path("type").asInt() == 3;
    }

    /** {@code document collection 'c'}. */
    String described() {
        return (edges() ? "edge" : "document") + " collection '" + name() + "'";
    }

    long size() {
        return data.stream().mapToLong(file -> file.toFile().length()).sum();
    }

    boolean compressed() {
        return data.stream().anyMatch(file -> file.toString().endsWith(".gz"));
    }
}
