package org.arangolab.tools.dump;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.arangolab.ConfigException;
import org.arangolab.fs.Manifest;

/**
 * Dumps that go on from each other: the first has everything, each further one the collections that have changed since.
 * What has changed is seen by the fingerprint of a collection, so that a collection with one new document is dumped
 * whole.
 */
public final class DumpChain {
    private DumpChain() {
    }

    /** Writes the manifest of a dump that was just made. */
    public static void record(Path dump, String source, Map<String, CollectionState> states, Optional<Path> previous) {
        Map<String, String> fingerprints = new TreeMap<>();
        states.forEach((name, state) -> fingerprints.put(name, state.fingerprint()));
        new DumpManifest(source, fingerprints, previous, Manifest.of(dump, DumpManifest.FILE::equals)).write(dump);
    }

    /**
     * The collections that are new or were changed since a dump; none when all are as they were.
     *
     * @throws ConfigException when the dump has no manifest, or was not made of a server that could be asked
     */
    public static List<String> changed(Path previous, Map<String, CollectionState> states) {
        DumpManifest manifest = DumpManifest.of(previous);
        if (manifest.source().isEmpty()) {
            throw new ConfigException(previous
                    + ": it is not known what the server had when this dump was made; since: needs a "
                    + "dump of one database, without filters");
        }
        return states.values().stream()
                .filter(state -> !state.fingerprint().equals(manifest.collections().get(state.name())))
                .map(CollectionState::name).toList();
    }

    /**
     * One step of a restore.
     *
     * @param dump        which dump
     * @param collections which of its collections; empty for all
     */
    public record Step(Path dump, List<String> collections) {
    }

    /**
     * What is to be restored, the oldest dump first: each collection from the newest dump that has it, and none that
     * was gone when the newest dump was made. A dump that goes on from no other is one step.
     *
     * @throws ConfigException when a dump of the chain is missing or is not in order
     */
    public static List<Step> steps(Path newest) {
        if (!DumpManifest.isIn(newest) || DumpManifest.of(newest).previous().isEmpty()) {
            return List.of(new Step(newest, List.of()));
        }
        Set<String> wanted = new TreeSet<>(DumpManifest.of(newest).collections().keySet());
        Map<Path, List<String>> steps = new LinkedHashMap<>();
        for (Path dump : chain(newest)) {
            Collection<String> here = new TreeSet<>(DumpedData.of(dump).collections().keySet());
            here.retainAll(wanted);
            wanted.removeAll(here);
            if (!here.isEmpty()) {
                steps.put(dump, List.copyOf(here));
            }
        }
        if (!wanted.isEmpty()) {
            throw new ConfigException("no dump of the chain of " + newest + " has " + String.join(", ", wanted));
        }
        List<Step> ordered = new ArrayList<>();
        steps.forEach((dump, collections) -> ordered.add(0, new Step(dump, collections)));
        return ordered;
    }

    /** The dumps, the newest first. */
    private static Set<Path> chain(Path newest) {
        Set<Path> dumps = new LinkedHashSet<>();
        for (Optional<Path> dump = Optional.of(newest); dump.isPresent();
                dump = DumpManifest.of(dump.get()).previous()) {
            if (!dumps.add(dump.get())) {
                throw new ConfigException("the dumps of the chain of " + newest + " go on from each other in a circle");
            }
            DumpReport report = DumpCheck.of(dump.get());
            if (!report.isOk()) {
                throw new DumpMismatchException(report);
            }
        }
        return dumps;
    }
}
