package org.arangolab.tools.dump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.arangolab.ConfigException;
import org.arangolab.LabFailureException;
import org.arangolab.fs.Workspace;

/** Compares dumps with servers, and servers with each other. Used once. */
public final class DumpCheck {
    private final Map<String, Long> counted = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private DumpCheck() {
    }

    /**
     * Which collections are expected where.
     *
     * @param whole whether the dump is to have each collection of the server: no filter was given
     * @param data  whether documents are dumped as they are: no maskings, no structure alone
     */
    public record Scope(boolean whole, boolean data) {
        /** Everything. */
        public static final Scope ALL = new Scope(true, true);
    }

    /**
     * A dump by itself: files that are missing, damaged, or not as the manifest says.
     *
     * @throws ConfigException when there is none
     */
    public static DumpReport of(Path dump) {
        DumpCheck check = new DumpCheck();
        check.files(dump);
        databases(dump).values().forEach(directory -> check.count(prefix(dump, directory), DumpedData.of(directory)));
        return check.report(dump.toString());
    }

    /** A dump against a server: structure, indexes and numbers of documents of each collection. */
    public static DumpReport of(Path dump, ServerData data, Scope scope) {
        DumpCheck check = new DumpCheck();
        check.files(dump);
        Map<String, Path> databases = databases(dump);
        boolean several = !databases.containsValue(dump);
        databases.forEach((name, directory) -> check.compare(prefix(dump, directory), DumpedData.of(directory),
                several ? new ServerData(data.server(), name) : data, scope));
        return check.report(dump + " against " + data);
    }

    /** Two servers: structure, indexes, numbers of documents and, where they can be told, checksums. */
    public static DumpReport of(ServerData source, ServerData copy, boolean whole) {
        DumpCheck check = new DumpCheck();
        check.compare(source, copy, whole);
        return check.report(source + " against " + copy);
    }

    private DumpReport report(String what) {
        return new DumpReport(what, counted, problems, notes);
    }

    /**
     * The report, when nothing is wrong.
     *
     * @throws DumpMismatchException otherwise
     */
    public static DumpReport orThrow(DumpReport report) {
        if (!report.isOk()) {
            throw new DumpMismatchException(report);
        }
        return report;
    }

    private void files(Path dump) {
        if (!Files.isDirectory(dump)) {
            throw new ConfigException(dump + ": no such dump");
        }
        if (DumpManifest.isIn(dump)) {
            problems.addAll(DumpManifest.of(dump).files().problems(dump));
        } else {
            notes.add("it has no " + DumpManifest.FILE + ", so that lost and changed files cannot all be seen");
        }
    }

    /** Database → directory: the dump itself, or with all databases its directories. */
    private static Map<String, Path> databases(Path dump) {
        Map<String, Path> found = new LinkedHashMap<>();
        try (Stream<Path> below = Files.list(dump)) {
            List<Path> inner = below.filter(one -> Files.isRegularFile(one.resolve("dump.json"))).sorted().toList();
            if (Files.isRegularFile(dump.resolve("dump.json")) || inner.isEmpty()) {
                found.put("", dump);
            } else {
                inner.forEach(directory -> found.put(name(directory), directory));
            }
        } catch (IOException e) {
            throw new LabFailureException("cannot list " + dump + ": " + Workspace.reason(e), e);
        }
        return found;
    }

    /** A database of an unusual name has its id for a directory. */
    private static String name(Path directory) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().readTree(directory.resolve("dump.json").toFile())
                    .path("properties").path("name").asText(directory.getFileName().toString());
        } catch (IOException e) {
            return directory.getFileName().toString(); // the damaged file is reported where it is looked at
        }
    }

    private static String prefix(Path dump, Path directory) {
        return directory.equals(dump) ? "" : directory.getFileName() + "/";
    }

    private void count(String prefix, DumpedData dumped) {
        dumped.problems().forEach(problem -> problems.add(prefix.isEmpty() ? problem : prefix + " " + problem));
        dumped.collections().forEach((name, collection) -> collection.count()
                .ifPresent(count -> counted.put(prefix + name, count)));
        if (DumpedData.isEncrypted(dumped.directory())) {
            notes.add(prefix + "it is encrypted: what is in its files was not looked at");
        }
    }

    private void compare(String prefix, DumpedData dumped, ServerData data, Scope scope) {
        count(prefix, dumped);
        if (DumpedData.isEncrypted(dumped.directory())) {
            return;
        }
        Map<String, CollectionState> there = data.collections();
        dumped.collections().forEach((name, collection) -> {
            if (name.startsWith("_")) {
                return;
            }
            Optional<CollectionState> state = Optional.ofNullable(there.get(name));
            state.ifPresentOrElse(present ->
                    same(prefix + name, collection.edges(), present.edges(), collection.indexes(), present,
                    scope.data() ? collection.count() : OptionalLong.empty()), () ->
                    problems.add(prefix + name + " is in the dump and not in " + data));
        });
        if (scope.whole()) {
            there.keySet().stream().filter(name -> !dumped.collections().containsKey(name))
                    .forEach(name -> problems.add(prefix + name + " is in " + data + " and not in the dump"));
        }
    }

    private void same(String name, boolean wantedEdges, boolean edges, java.util.Set<String> indexes,
                      CollectionState found, OptionalLong count) {
        if (wantedEdges != edges) {
            problems.add(name + " is a collection of " + (edges ? "edges" : "documents") + ", not of "
                    + (wantedEdges ? "edges" : "documents"));
        }
        if (!indexes.equals(found.indexes())) {
            problems.add(name + " has the indexes " + found.indexes() + ", not " + indexes);
        }
        if (count.isPresent() && count.getAsLong() != found.count()) {
            problems.add(name + " has " + found.count() + " documents, not " + count.getAsLong());
        }
    }

    private void compare(ServerData source, ServerData copy, boolean whole) {
        Map<String, CollectionState> wanted = source.collections();
        Map<String, CollectionState> found = copy.collections();
        for (String name : new TreeSet<>(wanted.keySet())) {
            CollectionState original = wanted.get(name);
            if (found.containsKey(name)) {
                counted.put(name, found.get(name).count());
                same(name, original.edges(), found.get(name).edges(), original.indexes(), found.get(name),
                        OptionalLong.of(original.count()));
                checksum(name, source, copy);
            } else if (whole) {
                problems.add(name + " is in " + source + " and not in " + copy);
            }
        }
    }

    private void checksum(String name, ServerData source, ServerData copy) {
        Optional<String> first = source.checksum(name);
        Optional<String> second = copy.checksum(name);
        if (first.isEmpty() || second.isEmpty()) {
            notes.add(name + ": " + (first.isEmpty() ? source : copy)
                    + " tells no checksum; only the number of documents was compared");
        } else if (!first.equals(second)) {
            problems.add(name + " has other documents: checksum " + second.get() + ", not " + first.get());
        }
    }
}
