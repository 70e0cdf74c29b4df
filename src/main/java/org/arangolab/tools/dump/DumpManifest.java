package org.arangolab.tools.dump;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.arangolab.ConfigException;
import org.arangolab.LabFailureException;
import org.arangolab.fs.Manifest;
import org.arangolab.fs.Workspace;

/**
 * What the lab writes beside a dump, {@value #FILE}: the files with their sums, the collections of the server as they
 * were when the dump began, and, for a dump of what has changed, the dump that it goes on from.
 *
 * @param source      the server and database, for people; empty when it is not known
 * @param collections name → fingerprint; empty when the server was not asked
 * @param previous    the directory of the dump before, when this one has only what has changed since
 * @param files       what the dump is made of
 */
record DumpManifest(String source, Map<String, String> collections, Optional<Path> previous, Manifest files) {
    static final String FILE = "arangolab-manifest.json";
    private static final String COLLECTIONS = "collections";

    /** Sorts the collections. */
    DumpManifest {
        collections = Collections.unmodifiableMap(new TreeMap<>(collections));
    }

    static boolean isIn(Path dump) {
        return Files.isRegularFile(dump.resolve(FILE));
    }

    /**
     * That of a dump.
     *
     * @throws ConfigException     when it has none
     * @throws LabFailureException when it cannot be read
     */
    static DumpManifest of(Path dump) {
        Path file = dump.resolve(FILE);
        if (!isIn(dump)) {
            throw new ConfigException(dump
                    + (Files.isDirectory(dump) ? " has no " + FILE + ": it was not made by the lab, or with "
                    + "manifest: false" : ": no such dump"));
        }
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            Map<String, String> collections = new TreeMap<>();
            json.path(COLLECTIONS).properties()
                    .forEach(entry -> collections.put(entry.getKey(), entry.getValue().asText()));
            return new DumpManifest(json.path("source").asText(), collections,
                    Optional.of(json.path("previous").asText()).filter(text -> !text.isEmpty())
                            .map(text -> dump.resolve(text).normalize()), Manifest.of(json.path("files")));
        } catch (IOException e) {
            throw new LabFailureException("cannot read " + file + ": " + Workspace.reason(e), e);
        }
    }

    /** Writes it into its dump; the way to the dump before is a relative one, so that both can be moved together. */
    void write(Path dump) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = mapper.createObjectNode();
        json.put("source", source);
        previous.ifPresent(before ->
                json.put("previous", dump.toAbsolutePath().relativize(before.toAbsolutePath()).toString()));
        ObjectNode states = json.putObject(COLLECTIONS);
        collections.forEach(states::put);
        json.set("files", files.toJson());
        try {
            Files.writeString(dump.resolve(FILE), mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json)
                    + "\n");
        } catch (IOException e) {
            throw new LabFailureException("cannot write " + dump.resolve(FILE) + ": " + Workspace.reason(e), e);
        }
    }
}
