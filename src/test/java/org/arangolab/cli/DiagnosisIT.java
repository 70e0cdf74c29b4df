package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a run tells of servers that die or hang under its tests. */
@Timeout(120)
class DiagnosisIT {
    @TempDir
    private Path directory;

    private List<String> findings() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("runs"))) {
            return files.filter(file -> file.getParent().endsWith("findings"))
                    .map(file -> file.getFileName().toString())
                    .map(name -> name.replaceAll("-[a-z2-9]{5}(?=[.-])|-\\d+(?=\\.)", "")).sorted().toList();
        }
    }

    @Test
    void crashThatNoWordHasMetFailsThePassingTestAndIsReported() throws Exception {
        Files.writeString(directory.resolve("a.groovy"), """
                instance('db1', args: ['javascript.allow-admin-execute': true]).start().waitUntilReady(60.s)
                test('passes while its server dies') {
                    new ProcessBuilder('kill', '-KILL', "${db1.pid}").start().waitFor()
                    sleep(1.s)
                }
                test('passes') { assert !db1.alive }
                """);

        Program program = Program.run(directory, "--stand-in", "run", "a.groovy", "--junit", "junit.xml");

        assertThat(program.code()).as(program.output() + program.errors()).isEqualTo(2);
        assertThat(program.output())
                .contains("db1 crashed: SIGKILL (code 137) after it had been ready, and nobody had asked "
                + "it to stop").contains("noticed by nobody while the test passed")
                .contains("no core: SIGKILL leaves no core").contains("2 tests: 1 passed, 1 crashed");
        assertThat(directory.resolve("junit.xml")).content().contains("type=\"crashed\"")
                .contains("  crash:     SIGKILL");
        assertThat(findings()).containsExactly("crash-db1.json", "crash-db1.txt");
    }

    @Test
    void failureKeepsWhatTheClusterWasLikeBeforeItsCleanUps() throws Exception {
        Files.writeString(directory.resolve("a.groovy"), """
                def c = cluster { agents 1; dbservers 1; coordinators 1 }
                test('fails') {
                    cleanup { c.stop() }
                    c.start().waitUntilReady(90.s)
                    assert false
                }
                """);

        Program program = Program.run(directory, "--stand-in", "run", "a.groovy");

        assertThat(program.code()).as(program.output() + program.errors()).isEqualTo(1);
        assertThat(findings()).containsExactly("cluster1-agency", "cluster1.txt");
        try (Stream<Path> files = Files.walk(directory.resolve("runs"))) {
            List<Path> kept = files.filter(file -> file.toString().contains("/findings/")).toList();
            assertThat(kept).anyMatch(file -> file.endsWith("plan.json"))
                    .filteredOn(file -> file.toString().endsWith(".txt"))
                    .singleElement().satisfies(file -> assertThat(file).content()
                            .startsWith("cluster1: 3 of 3 servers run")
                            .contains("DBServer0001     DBServer     GOOD").contains("important lines of all logs"));
        }
    }

    @Test
    void crashThatAWordHasMetIsTheTestsOwnBusiness() throws Exception {
        Files.writeString(directory.resolve("a.groovy"), """
                instance('db1').start().waitUntilReady(60.s)
                test('looks') {
                    new ProcessBuilder('kill', '-KILL', "${db1.pid}").start().waitFor()
                    within(20.s) { assert !db1.alive }
                    assert why().first().get().title() == 'somebody outside the lab killed it'
                }
                """);

        Program program = Program.run(directory, "--stand-in", "run", "a.groovy");

        assertThat(program.code()).as(program.output() + program.errors()).isZero();
    }

    @Test
    void requestThatHangsIsToldWithTheStacksOfAllServers() throws Exception {
        Files.writeString(directory.resolve("a.groovy"), """
                ['db1', 'db2'].each { instance(it).start() }
                instances*.waitUntilReady(60.s)
                test('hangs', timeout: 6.s) {
                    db1.suspend()
                    db1.get('/_api/version')
                }
                """);

        Program program = Program.run(directory, "--stand-in", "run", "a.groovy");

        assertThat(program.code()).as(program.output() + program.errors()).isEqualTo(3);
        assertThat(program.output()).contains("not done within 6 s").contains("  stacks:    db1 [")
                .contains("  stacks:    db2 [").contains("/findings/hang-");
        assertThat(findings()).containsExactly("hang.txt");
    }
}
