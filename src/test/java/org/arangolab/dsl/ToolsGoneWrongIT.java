package org.arangolab.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import groovy.lang.Binding;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bad input and bad luck of client tools: each says what is wrong in the tool's own words, counts right, leaves the
 * target as it was, and leaves nothing running.
 */
@Timeout(120)
class ToolsGoneWrongIT {
    @TempDir
    Path runs;
    @TempDir
    Path directory;
    private ScriptBench bench;

    @BeforeEach
    void start() {
        bench = ScriptBench.onStandIn(runs);
        bench.run("instance('db1').start().waitUntilReady(60.s)");
    }

    @AfterEach
    void noToolIsLeft() {
        List<String> tools = ProcessHandle.current().descendants().map(child -> child.info().commandLine().orElse(""))
                .filter(line -> line.contains("org.arangolab.standin.tools.ToolMain")).toList();
        bench.close();
        assertThat(tools).isEmpty();
    }

    private Object run(String script) {
        return bench.run(script, variables());
    }

    private String error(String script) {
        try {
            return "no error, but " + run(script);
        } catch (Throwable e) { // the message of whatever a script throws is what is asked for
            return ScriptErrors.explain(e, "script.groovy");
        }
    }

    private Binding variables() {
        return new Binding(new HashMap<>(Map.of("dir", directory.toString())));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    @Test
    void aMissingInputFileIsToldBeforeAnythingHappens() {
        assertThat(error("arangoimport(createCollection: true) < dir + '/none.csv' > db1['missing1']"))
                .isEqualTo("arangoimport: " + directory + "/none.csv: no such file");
        assertThat(run("db1['missing1'].exists")).isEqualTo(false);
        assertThat(error("arangorestore < dir + '/none' > db1"))
                .contains("input directory '" + directory + "/none' does not exist");
        assertThat(error("arangosh(db1, dir + '/none.js')"))
                .startsWith("arangosh: " + directory + "/none.js: no such file");
        assertThat(error("arangodump(db1, to: dir + '/x', maskings: dir + '/none.json')"))
                .contains("arangodump failed after ")
                .contains("none.json");
    }

    @Test
    void aDirectoryIsNoFile() {
        assertThat(error("arangoimport(createCollection: true) < dir > db1['missing2']"))
                .isEqualTo("arangoimport: " + directory + " is a directory");
        assertThat(run("db1['missing2'].exists")).isEqualTo(false);
    }

    @Test
    void aDirectoryThatHasSomethingInItIsLeftAlone() throws IOException {
        Path precious = file("precious", "kept");
        assertThat(error("arangodump(db1, to: dir)")).startsWith("arangodump failed after ")
                .contains("with exit code 1: ")
                .contains("output directory '" + directory
                + "' already exists. use \"--overwrite true\" to overwrite data in it");
        assertThat(precious).hasContent("kept");
        assertThat(directory.toFile().list()).containsExactly("precious");
        assertThat(error("arangoexport(db1, collection: 'x', to: dir)")).contains("already exists");
        Path users = file("users.jsonl", "old");
        assertThat(error("arangoexport(db1, customQuery: 'RETURN 1', to: dir + '/users.jsonl')"))
                .isEqualTo("arangoexport: " + users + " exists already; overwrite: true replaces it");
        assertThat(users).hasContent("old");
    }

    @Test
    void aWrongSeparatorIsSeenInTheFirstLine() throws IOException {
        Path rows = file("rows.csv", "a;b\n1;2\n");
        assertThat(error("arangoimport(db1['separated'], from: dir + '/rows.csv', createCollection: true)"))
                .isEqualTo("arangoimport: "
                + rows + " has no ',' in its first line, but ';': give separator: ';', or separator: ',' when that is "
                + "meant");
        assertThat(error("arangoimport(db1['separated'], from: dir + '/rows.csv', separator: ';;')"))
                .isEqualTo("arangoimport: separator is one character, or \\t, \\r, \\n");
        assertThat(run("db1['separated'].exists")).isEqualTo(false);
        assertThat(run("arangoimport(db1['separated'], from: dir + '/rows.csv', separator: ';', createCollection: "
                + "true).created"))
                .isEqualTo(1L);
        assertThat(run("db1.query('FOR d IN separated RETURN d.b')")).isEqualTo(List.of(2));
    }

    @Test
    void aRowWithTooFewColumnsIsCountedAndTheOthersAreIn() throws IOException {
        file("rows.csv", "_key,a,b\nx,1,2\ny,3\nz,5,6\n");
        assertThat(error("arangoimport(db1['short'], from: dir + '/rows.csv', createCollection: true)"))
                .startsWith("arangoimport failed after ").contains(" with exit code 0: 1 document was not imported")
                .contains("wrong number of columns (got 2, expected 3)");
        assertThat(run("arangoimport(db1['short'], from: dir + '/rows.csv', onDuplicate: 'ignore', check: "
                + "false).counters"))
                .isEqualTo(Map.of("created", 0L, "errors", 1L, "updated", 0L, "ignored", 2L, "linesRead", 4L));
        assertThat(run("db1.query('FOR d IN short SORT d._key RETURN d._key')")).isEqualTo(List.of("x", "z"));
        assertThat(run("arangoimport(db1['short2'], from: dir + '/rows.csv', createCollection: true, ignoreMissing: "
                + "true).created"))
                .isEqualTo(3L);
    }

    @Test
    void invalidJsonInTheMiddleOfManyLinesLosesOneLine() throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(directory.resolve("many.jsonl"))) {
            for (int i = 0; i < 100_000; i++) {
                out.write(i == 50_000 ? "{\"n\": broken\n" : "{\"n\":" + i + "}\n");
            }
        }
        assertThat(error("arangoimport(db1['many'], from: dir + '/many.jsonl', createCollection: true)"))
                .contains("1 document was not imported").contains("at position 50001: invalid JSON type")
                .contains("created:          99999");
        assertThat(run("db1['many'].count")).isEqualTo(99_999L);
        assertThat(error("arangoimport.transform { it } < dir + '/many.jsonl' > db1['many']"))
                .startsWith("arangoimport: " + directory + "/many.jsonl is no jsonl: ").endsWith(" in line 50001");
    }

    @Test
    void wrongCredentialsAreToldWithoutThePassword() {
        run("instance('guarded', auth: basic).start().waitUntilReady(60.s); guarded['a'].create()");
        run("assert guarded.post('/_api/user', [user: 'ada', passwd: 'r1ght']).ok");
        run("assert guarded.put('/_api/user/ada/database/_system', [grant: 'rw']).ok");
        String told = error("arangodump(guarded, to: dir + '/dump', user: 'ada', password: 'wr0ng')");
        assertThat(told).startsWith("arangodump failed after ").contains("HTTP 401").doesNotContain("wr0ng");
        assertThat(run("arangodump(guarded, to: dir + '/dump', user: 'ada', password: 'r1ght', overwrite: true).ok"))
                .isEqualTo(true);
    }

    @Test
    void aServerThatDiesInTheMiddleOfADumpFailsTheDump() {
        run("instance('dying').start().waitUntilReady(60.s)");
        run("3.times { dying['c' + it].create(waitForSync: true); dying['c' + it].insert([[n: 1], [n: 2]]) }; "
                + "dying.failAt('Document::readDelay')");
        String told = error("""
                b = arangodump(dying, to: dir + '/other', threads: 1).background()
                within(30.s) { assert b.progress.contains('umping') }
                dying.kill()
                b.waitFor(30.s)
                """);
        assertThat(told).startsWith("arangodump failed after ").contains(" with exit code 1: ").contains("ERROR");
        run("dying.start().waitUntilReady(60.s)");
        assertThat(run("(0..2).collect { dying['c' + it].count }")).isEqualTo(List.of(2L, 2L, 2L));
    }

    @Test
    void aFullDiskFailsTheDumpAndTheServerIsWell() throws Exception {
        Path full = Files.createDirectory(directory.resolve("full"));
        assumeThat(system("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", full.toString())).as("a small file system")
                .isZero();
        try {
            run("db1['large'].create(); db1['large'].insert((1..2000).collect { [text: UUID.randomUUID().toString() * "
                    + "4] })");
            assertThat(error("arangodump(db1, to: dir + '/full/dump', collection: 'large')"))
                    .startsWith("arangodump failed after ")
                    .contains("No space left on device");
            assertThat(run("db1['large'].count")).isEqualTo(2000L);
            assertThat(error("arangorestore(from: dir + '/full/dump').verify()")).contains(" problem");
        } finally {
            assertThat(system("umount", full.toString())).isZero();
        }
    }

    private static int system(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void aToolThatHangsShowsItsStacksAndIsEnded() {
        String told = error("arangosh(db1, 'javascript.execute-string': 'while (true) { }', timeout: 2.s)");
        assertThat(told).startsWith("waited 2 s for the end of arangosh [").contains("it was ended; its last words: ")
                .contains("\n  stacks:    ").contains("-arangosh-stacks.txt");
    }

    @Test
    void aToolThatIsNotInstalledIsNamedWithThePlacesThatWereTried() {
        assertThat(error("arangoinspect(db1)")).startsWith("arangoinspect is not installed beside ")
                .contains("; tried ");
    }

    @Test
    void aServerThatDoesNotRunIsToldByTheTool() {
        run("instance('idle')");
        assertThat(error("arangodump(idle, to: dir + '/dump')")).startsWith("arangodump failed after ")
                .contains("Could not connect");
        assertThat(error("arangobackup < idle > 'x'")).startsWith("arangobackup failed after ")
                .contains(" ERROR [").contains("Could not connect");
    }

    @Test
    void anOperationThatTheServerRefusesIsAFailureThoughTheExitCodeIsNot() {
        assertThat(error("arangobackup(db1, 'upload', identifier: 'x', rcloneConfigFile: dir + '/r.json', remotePath: "
                + "'a:b')"))
                .startsWith("arangobackup failed after ").contains("r.json");
        assertThat(error("arangobackup(db1, 'upload', statusId: '1')")).contains(" with exit code 0: ")
                .contains("HTTP 501").contains("the stand-in has no remote repositories of backups");
    }
}
