package org.arangolab.tools.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.arangolab.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpChainTest {
    @TempDir
    private Path place;

    private static CollectionState state(String name, String fingerprint) {
        return new CollectionState(name, false, 1, Set.of(), fingerprint);
    }

    private static Map<String, CollectionState> states(String... named) {
        Map<String, CollectionState> states = new TreeMap<>();
        for (String each : named) {
            states.put(each.substring(0, 1), state(each.substring(0, 1), each));
        }
        return states;
    }

    private Path dump(String name, List<String> dumped, Optional<Path> previous, String... states) throws IOException {
        Path dump = Files.createDirectory(place.resolve(name));
        Files.writeString(dump.resolve("dump.json"), "{}");
        for (String collection : dumped) {
            Files.writeString(dump.resolve(collection + ".structure.json"),
                    "{\"indexes\":[],\"parameters\":{\"name\":\"" + collection + "\",\"type\":2}}");
        }
        DumpChain.record(dump, "db1/_system", states(states), previous);
        return dump;
    }

    @Test
    void newAndChangedCollectionsAreDumpedAgain() throws IOException {
        Path full = dump("full", List.of("a", "b", "c"), Optional.empty(), "a1", "b1", "c1");
        assertThat(DumpChain.changed(full, states("a1", "b2", "d1"))).containsExactly("b", "d");
        assertThat(DumpChain.changed(full, states("a1", "b1", "c1"))).isEmpty();
    }

    @Test
    void eachCollectionComesFromTheNewestDumpThatHasItAndNoneThatWasGone() throws IOException {
        Path full = dump("full", List.of("a", "b", "c"), Optional.empty(), "a1", "b1", "c1");
        Path second = dump("second", List.of("b", "d"), Optional.of(full), "a1", "b2", "c1", "d1");
        Path third = dump("third", List.of("d"), Optional.of(second), "a1", "b2", "d2");
        assertThat(DumpChain.steps(third)).containsExactly(new DumpChain.Step(full, List.of("a")),
                new DumpChain.Step(second, List.of("b")), new DumpChain.Step(third, List.of("d")));
        assertThat(DumpChain.steps(full)).containsExactly(new DumpChain.Step(full, List.of()));
    }

    @Test
    void aChainMayBeMoved() throws IOException {
        Path full = dump("full", List.of("a"), Optional.empty(), "a1");
        dump("second", List.of("b"), Optional.of(full), "a1", "b1");
        Path moved = Files.createDirectory(place.resolve("moved"));
        for (String name : List.of("full", "second")) {
            Files.move(place.resolve(name), moved.resolve(name));
        }
        assertThat(DumpChain.steps(moved.resolve("second"))).extracting(DumpChain.Step::dump)
                .containsExactly(moved.resolve("full"), moved.resolve("second"));
    }

    @Test
    void aChainThatIsNotWholeIsRefusedBeforeAnythingIsRestored() throws IOException {
        Path full = dump("full", List.of("a"), Optional.empty(), "a1");
        Path second = dump("second", List.of("b"), Optional.of(full), "a1", "b1");
        Files.delete(full.resolve("a.structure.json"));
        assertThatThrownBy(() -> DumpChain.steps(second)).isInstanceOf(DumpMismatchException.class)
                .hasMessageContaining("missing: a.structure.json");
        Path lonely = dump("lonely", List.of("b"), Optional.of(place.resolve("gone")), "b1", "x1");
        assertThatThrownBy(() -> DumpChain.steps(lonely)).isInstanceOf(ConfigException.class)
                .hasMessage(place + "/gone: no such dump");
    }

    @Test
    void aDumpWithoutAStateCannotBeGoneOnFrom() throws IOException {
        Path plain = Files.createDirectory(place.resolve("plain"));
        assertThatThrownBy(() -> DumpChain.changed(plain, Map.of())).isInstanceOf(ConfigException.class)
                .hasMessage(plain + " has no arangolab-manifest.json: it was not made by the lab, or with manifest: "
                        + "false");
        DumpChain.record(plain, "", Map.of(), Optional.empty());
        assertThatThrownBy(() -> DumpChain.changed(plain, Map.of())).isInstanceOf(ConfigException.class)
                .hasMessage(plain + ": it is not known what the server had when this dump was made; since: needs a "
                        + "dump of one database, without filters");
    }
}
