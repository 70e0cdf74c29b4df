package org.arangolab.dsl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.fs.Archive;
import org.arangolab.fs.ArtifactManager;
import org.arangolab.tools.Tool;
import org.arangolab.tools.ToolJob;
import org.arangolab.tools.ToolResult;
import org.arangolab.tools.dump.CollectionState;
import org.arangolab.tools.dump.DumpChain;
import org.arangolab.tools.dump.DumpCheck;
import org.arangolab.tools.dump.DumpReport;
import org.arangolab.tools.dump.ServerData;

/**
 * A call of arangodump. Beside the tool's options it knows {@code keep: 5} (a new name each time, and so many of them),
 * {@code since: 'dump'} (only the collections that have changed since that dump) and {@code manifest: false}. A target
 * that ends in {@code .zip} or {@code .tar.gz} becomes an archive.
 */
public final class DumpCall extends ToolCall {
    private static final String OUTPUT = "output-directory";
    private static final List<String> FILTERS = List.of("collection", "ignore-collection", "shard");
    private static final String ALL = "all-databases";

    private Optional<Path> place = Optional.empty();
    /** The place, with the time in its name when several are kept. */
    private Optional<Path> target = Optional.empty();
    private Optional<Path> since = Optional.empty();
    private Optional<Integer> keep = Optional.empty();
    private boolean manifest = true;

    DumpCall(Toolbox toolbox) {
        super(toolbox, Tool.ARANGODUMP);
    }

    @Override
    boolean own(String name, Object value) {
        switch (name) {
            case "since" -> since = Optional.of(dump(value));
            case "keep" -> keep = Optional.of(count(value));
            case "manifest" -> manifest = !Boolean.FALSE.equals(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A dump by its place, or by the result of the call that made it. */
    private static Path dump(Object value) {
        Object made = value instanceof ToolCall call ? call.run() : value;
        if (made instanceof ToolResult result) {
            return result.artifacts().stream().findFirst().orElseThrow(() ->
                    new ConfigException("arangodump: since: " + result + " made no dump"));
        }
        return Toolbox.path(made);
    }

    private static int count(Object value) {
        if (value instanceof Integer number && number > 0) {
            return number;
        }
        throw new ConfigException("arangodump: keep: expected a number from 1 on, not '" + value + "'");
    }

    @Override
    public ToolCall to(Object sink) {
        if (!aim(sink)) {
            place = Optional.of(Toolbox.path(sink));
        }
        return this;
    }

    @Override
    ToolJob ready() {
        ToolJob job = super.ready();
        check(job);
        if (!missing(job, OUTPUT)) {
            return job;
        }
        target = place.map(wanted -> keep.isPresent() ? new ArtifactManager(wanted).next() : wanted);
        Path directory = target.filter(wanted -> Archive.of(wanted).isEmpty())
                .orElseGet(() -> toolbox().runner().home("dump").resolve("data"));
        return job.with(OUTPUT, directory);
    }

    private void check(ToolJob job) {
        Optional<Path> archive = place.filter(wanted -> Archive.of(wanted).isPresent());
        if (keep.isPresent() && place.isEmpty()) {
            throw new ConfigException("arangodump: keep: needs a place: to: 'nightly'");
        }
        if (since.isPresent() && archive.isPresent()) {
            throw new ConfigException(
                    "arangodump: since: makes a dump that is of use only beside the one before, and so no archive");
        }
        archive.filter(file -> keep.isEmpty() && Files.exists(file) && missing(job, "overwrite")).ifPresent(file -> {
            throw new ConfigException("arangodump: " + file + " exists already; overwrite: true replaces it");
        });
    }

    @Override
    Optional<String> afterwards() {
        return since.isPresent() ? Optional.of("since:") : keep.isPresent() ? Optional.of("keep:")
                : place.flatMap(Archive::of).map(kind -> "an archive as its target");
    }

    @Override
    ToolResult execute(ToolJob wanted) {
        Optional<ServerData> data = source(wanted).filter(known -> manifest && isWhole(wanted) && known.server()
                .alive());
        Map<String, CollectionState> states = data.map(ServerData::collections).orElse(Map.of());
        Path directory = directory(wanted);
        ToolResult result = super.execute(since.map(before -> onlyChanged(wanted, before, data, states))
                .orElse(wanted));
        if (result.isOk() && manifest && Files.isDirectory(directory)) {
            DumpChain.record(directory, data.map(ServerData::toString).orElse(""), states, since);
        }
        return result.isOk() ? stored(result, directory) : result;
    }

    private ToolJob onlyChanged(ToolJob wanted, Path before, Optional<ServerData> data,
            Map<String, CollectionState> states) {
        if (data.isEmpty()) {
            throw new ConfigException(
                    "arangodump: since: needs a server of the lab that runs, one database, no filters and a "
                    + "manifest");
        }
        List<String> changed = DumpChain.changed(before, states);
        if (!changed.isEmpty() || states.isEmpty()) {
            return changed.isEmpty() ? wanted : wanted.with("collection", changed);
        }
        // arangodump cannot dump nothing: the smallest collection goes along once more
        return wanted.with("collection", states.values().stream()
                .min(java.util.Comparator.comparingLong(CollectionState::count))
                .orElseThrow().name());
    }

    private ToolResult stored(ToolResult result, Path directory) {
        Optional<Archive> archive = target.flatMap(Archive::of);
        archive.ifPresent(kind -> kind.pack(directory, target.get()));
        keep.ifPresent(count -> new ArtifactManager(place.orElseThrow()).rotate(count));
        return archive.isPresent() ? result.withArtifacts(List.of(target.get())) : result;
    }

    private static Path directory(ToolJob job) {
        return Path.of(String.valueOf(job.options().get(OUTPUT)));
    }

    private Optional<ServerData> source(ToolJob job) {
        return toolbox().data(job.target());
    }

    private static boolean isWhole(ToolJob job) {
        return FILTERS.stream().allMatch(filter -> missing(job, filter)) && missing(job, ALL);
    }

    /**
     * Looks at the files of the dump, and compares structure, indexes and numbers of documents with the server.
     *
     * @return the report, when nothing is wrong
     * @throws org.arangolab.tools.dump.DumpMismatchException with all that is missing, damaged or different
     */
    public DumpReport verify() {
        ToolResult result = run();
        Path dump = result.artifacts().stream().findFirst().filter(made -> result.isOk()).orElseThrow(() ->
                new ConfigException("arangodump: there is nothing to verify: " + result));
        boolean plain = missing(job(), "maskings") && missing(job(), "dump-data");
        DumpCheck.Scope scope = new DumpCheck.Scope(isWhole(job()) && since.isEmpty() && missing(job(), "maskings"),
                plain);
        return toolbox().unpacked(dump, directory -> DumpCheck.orThrow(source(job())
                .map(data -> DumpCheck.of(directory, data, scope)).orElseGet(() -> DumpCheck.of(directory))
                .shown(directory, dump)));
    }
}
