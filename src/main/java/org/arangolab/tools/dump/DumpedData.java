package org.arangolab.tools.dump;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.arangolab.LabFailureException;
import org.arangolab.fs.Workspace;

/**
 * The collections in the directory of one database's dump, read and counted. Source of names and formats:
 * facts/client-tools.md 6.
 *
 * @param directory   where {@code dump.json} is
 * @param collections by name
 * @param problems    what is damaged or missing: the file and why
 */
record DumpedData(Path directory, Map<String, Dumped> collections, List<String> problems) {
    private static final String STRUCTURE = ".structure.json";
    private static final int EDGES = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One collection of a dump.
     *
     * @param edges   whether it is one of edges
     * @param indexes as in {@link CollectionState}
     * @param count   documents in its data files; empty when there are none, or they cannot be counted
     */
    record Dumped(boolean edges, java.util.Set<String> indexes, OptionalLong count) {
    }

    /** Looks at all files. */
    static DumpedData of(Path directory) {
        Map<String, Dumped> collections = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        if (!Files.isRegularFile(directory.resolve("dump.json"))) {
            problems.add("missing: dump.json");
        }
        boolean encrypted = isEncrypted(directory);
        for (String name : names(directory)) {
            if (name.endsWith(STRUCTURE) && !encrypted) {
                structure(directory, name, collections, problems);
            }
        }
        return new DumpedData(directory, collections, problems);
    }

    /** Whether nobody can read it without the key. */
    static boolean isEncrypted(Path directory) {
        try {
            Path file = directory.resolve("ENCRYPTION");
            return Files.isRegularFile(file) && !Files.readString(file).strip().equals("none");
        } catch (IOException e) {
            throw unreadable(directory.resolve("ENCRYPTION"), e);
        }
    }

    private static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    private static void structure(Path directory, String file, Map<String, Dumped> collections, List<String> problems) {
        JsonNode json;
        try {
            json = JSON.readTree(directory.resolve(file).toFile());
        } catch (IOException e) {
            problems.add("damaged: " + file + " is no JSON");
            return;
        }
        JsonNode parameters = json.path("parameters");
        if (!parameters.path("name").isTextual() || !json.path("indexes").isArray()) {
            problems.add("damaged: " + file + " has no parameters with a name, or no indexes");
            return;
        }
        String name = parameters.path("name").asText();
        String stem = file.substring(0, file.length() - STRUCTURE.length());
        collections.put(name, new Dumped(parameters.path("type").asInt() == EDGES,
                CollectionState.indexes(JSON.convertValue(json.path("indexes"),
                        new com.fasterxml.jackson.core.type.TypeReference<
                        List<Map<String, Object>>>() { })), count(directory, stem, name, problems)));
    }

    private static OptionalLong count(Path directory, String stem, String name, List<String> problems) {
        List<String> files = dataFiles(directory, stem, name);
        if (files.isEmpty() || files.stream().anyMatch(file -> file.contains(".data.vpack"))) {
            return OptionalLong.empty();
        }
        long count = 0;
        for (String file : files) {
            try {
                count += documents(directory.resolve(file));
            } catch (EOFException e) {
                problems.add("damaged: " + file + " is cut short");
                return OptionalLong.empty();
            } catch (IOException e) {
                problems.add("damaged: " + file + ": " + Workspace.reason(e));
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(count);
    }

    private static List<String> dataFiles(Path directory, String stem, String name) {
        String hash = "_" + md5(name);
        String hashed = stem.endsWith(hash) ? stem : stem + hash;
        return names(directory).stream().filter(file -> file.contains(".data.") && (file.startsWith(hashed + ".")
                || file.startsWith(stem + ".data."))).toList();
    }

    static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /** Lines that are documents; each must end with a line feed and look whole. */
    private static long documents(Path file) throws IOException {
        long count = 0;
        try (InputStream in = Files.newInputStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("{") || !line.endsWith("}")) {
                    throw new IOException("line " + (count + 1) + " is no whole document");
                }
                count += line.startsWith("{\"type\":2302") ? -1 : 1;
            }
        }
        return count;
    }

    private static LabFailureException unreadable(Path file, IOException e) {
        return new LabFailureException("cannot read " + file + ": " + Workspace.reason(e), e);
    }
}
