package org.arangolab.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Binding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the lab adds to dumps: verification, chains, archives, rotation; what does not fit together, and bad luck. */
@Timeout(120)
class DumpWordsIT {
    @TempDir
    Path runs;
    @TempDir
    Path directory;
    private ScriptBench bench;

    @BeforeEach
    void start() {
        bench = ScriptBench.onStandIn(runs);
        bench.run("instance('db1').start().waitUntilReady(60.s); db1['a'].create(); db1['a'].insert((1..10).collect { "
                + "[n: it] })");
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private Object run(String script) {
        return bench.run(script, new Binding(new HashMap<>(Map.of("dir", directory + "/"))));
    }

    private String error(String script) {
        try {
            return "no error, but " + run(script);
        } catch (Throwable e) { // the message of whatever a script throws is what is asked for
            return ScriptErrors.explain(e, "script.groovy");
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aCopyThatDiffersIsNamedInEveryRespect() {
        run("instance('db2').start().waitUntilReady(60.s); arangodump(db1, to: dir + 'd')");
        assertThat(run("arangorestore(db2, from: dir + 'd').verify(db1).documents")).isEqualTo(10L);
        run("db1['b'].create(); db1.post('/_api/index?collection=a', [type: 'persistent', fields: ['n'], unique: true])");
        run("db2['a'].insert([n: 11])");
        String told = error("arangorestore(db2, from: dir + 'd').compare(db1)");
        assertThat(told.lines()).contains("  a has the indexes [], not [persistent [n] unique]",
                "  a has 11 documents, not 10",
                "  b is in db1/_system and not in db2/_system");
        assertThat(told).contains("  a has other documents: checksum ");
    }

    @Test
    void oneDocumentThatChangedKeepsTheNumberAndIsSeenByTheChecksum() {
        run("instance('db2').start().waitUntilReady(60.s); arangodump(db1, to: dir + 'd')");
        run("arangorestore(db2, from: dir + 'd').run(); db2.query('FOR d IN a FILTER d.n == 5 UPDATE d WITH {n: 6} IN "
                + "a')");
        String told = error("arangorestore(db2, from: dir + 'd').compare(db1)");
        assertThat(told).contains("1 problem").contains("a has other documents: checksum ");
    }

    @Test
    void aChainThatLostADumpRestoresNothing() throws IOException {
        run("arangodump(db1, to: dir + 'full'); db1['b'].create(); arangodump(db1, to: dir + 'second', since: dir + "
                + "'full')");
        Files.move(directory.resolve("full"), directory.resolve("elsewhere"));
        run("instance('db2').start().waitUntilReady(60.s)");
        assertThat(error("arangorestore(db2, from: dir + 'second')")).isEqualTo(directory + "/full: no such dump");
        assertThat(run("db2.get('/_api/collection?excludeSystem=true').json.result")).isEqualTo(List.of());
    }

    @Test
    void theNewestSoManyAreKeptAndAnExplanationMakesNone() throws IOException {
        assertThat((String) run("arangodump(db1, to: dir + 'nightly', keep: 2).explain()"))
                .contains("--output-directory " + directory);
        assertThat(names()).isEmpty();
        run("3.times { arangodump(db1, to: dir + 'nightly', keep: 2) }");
        assertThat(names()).hasSize(2).allMatch(name -> name.matches("nightly-\\d{8}-\\d{6}(-\\d+)?"));
        assertThat(error("arangodump(db1, keep: 2)")).isEqualTo("arangodump: keep: needs a place: to: 'nightly'");
        assertThat(error("arangodump(db1, to: dir + 'x', keep: 0)"))
                .isEqualTo("arangodump: keep: expected a number from 1 on, not '0'");
    }

    @Test
    void anArchiveIsNotReplacedUnlessThatIsSaid() throws IOException {
        run("arangodump(db1, to: dir + 'x.zip')");
        byte[] before = Files.readAllBytes(directory.resolve("x.zip"));
        assertThat(error("arangodump(db1, to: dir + 'x.zip')"))
                .isEqualTo("arangodump: " + directory + "/x.zip exists already; overwrite: true replaces it");
        assertThat(directory.resolve("x.zip")).hasBinaryContent(before);
        assertThat(run("arangodump(db1, to: dir + 'x.zip', overwrite: true).verify().documents")).isEqualTo(10L);
        assertThat(error("arangodump(db1, to: dir + 'y.zip', since: dir + 'x')"))
                .startsWith("arangodump: since: makes a dump that ");
        Files.write(directory.resolve("x.zip"), java.util.Arrays.copyOf(before, before.length / 2));
        assertThat(error("arangorestore(db1, from: dir + 'x.zip')"))
                .startsWith("cannot unpack " + directory + "/x.zip: ");
        assertThat(run("db1['a'].count")).isEqualTo(10L);
    }

    @Test
    void aDumpThatFailedIsNotVerified() throws IOException {
        Files.writeString(Files.createDirectory(directory.resolve("d")).resolve("precious"), "kept");
        assertThat(error("arangodump(db1, to: dir + 'd', check: false).verify()"))
                .startsWith("arangodump: there is nothing to verify: ");
        assertThat(directory.resolve("d").toFile().list()).containsExactly("precious");
    }

    @Test
    void allDatabasesAreComparedOneByOne() {
        run("db1.post('/_api/database', [name: 'other']); db1.post('/_db/other/_api/collection', [name: 'c'])");
        assertThat(run("arangodump(db1, to: dir + 'all', allDatabases: true).verify().collections"))
                .isEqualTo(Map.of("_system/a", 10L, "other/c", 0L));
        run("db1.post('/_db/other/_api/document/c', [n: 1])");
        assertThat(error("arangorestore(db1, from: dir + 'all', allDatabases: true).compare()")).contains("1 problem")
                .contains("other/c has 1 documents, not 0");
        assertThat(error("arangorestore(db1, from: dir + 'all', allDatabases: true, overwrite: false)"))
                .contains(" WARNING [c6658] {restore} Error while creating document collection 'c': ")
                .contains("duplicate name");
    }
}
