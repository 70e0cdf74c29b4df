package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowLogIT {
    private static final String SAYS =
            "; say = { id -> new File(db1.log.file).append(\"2024-01-01T00:00:00Z [$db1.pid] ERROR "
            + "[$id] {replication} shard is out of sync\\n\") }\n";

    @TempDir
    private Path directory;

    @Test
    void errorThatNobodyExpectsFailsTheTestThatPasses() throws Exception {
        Program program = run("test('quiet') { }\n test('loud') { say('4eda4') }\n test('quiet again') { }");

        assertThat(program.code()).isEqualTo(1);
        assertThat(program.output()).contains("3 tests: 2 passed, 1 failed").contains("FAILED")
                .contains("a server logged what nobody expects, while the test passed:")
                .contains("ERROR [4eda4] {replication} shard is out of sync")
                .contains("when it is expected: allowLog 'ID', '{topic}' or a regular expression");
    }

    @Test
    void ruleAllowsItForItsTestOnly() throws Exception {
        Program program = run("""
                test('by id') { allowLog '4eda4'; say('4eda4') }
                test('by topic') { allowLog '{replication}'; say('4eda5') }
                test('by pattern') { allowLog ~/out of \\w+/; say('4eda6') }
                test('no more') { say('4eda4') }
                """);

        assertThat(program.output()).contains("4 tests: 3 passed, 1 failed").contains("no more");
    }

    @Test
    void troubleThatTheTestMadeExplainsErrors() throws Exception {
        Program program = run("""
                test('killed') { say('4eda4'); db1.kill(); db1.awaitExit(5.s) }
                test('suspended') { db1.start().waitUntilReady(30.s); db1.suspend(); say('4eda4'); db1.resume() }
                """);

        assertThat(program.output()).contains("2 tests: 2 passed");
        assertThat(program.code()).isZero();
    }

    @Test
    void logThatGrowsOverItsLimitFailsTheTestOnceAndTellsWhatItConsistsOf() throws Exception {
        Program program = run("logLimit: 64.kb", """
                test('quiet') { }
                test('loud') { allowLog '{replication}'; 2000.times { say('4eda4') } }
                test('after') { }
                """);

        assertThat(program.code()).isEqualTo(1);
        assertThat(program.output()).contains("3 tests: 2 passed, 1 failed")
                .contains("a server logged more than it may, while the test passed:\n")
                .containsPattern("db1: 1\\d\\d(\\.\\d)? KiB, and its logLimit is 64 KiB; most of it:\n"
                        + " +1\\d\\d(\\.\\d)? KiB in 2000 lines \\[4eda4] ERROR \\{replication}\n");
    }

    @Test
    void logOfAServerThatIsNotToBeAnalysedFailsNothing() throws Exception {
        Program program = run("analyzeLog: false", "test('loud') { say('4eda4') }");

        assertThat(program.output()).contains("1 test: 1 passed");
    }

    private Program run(String tests) throws IOException, InterruptedException {
        return run("", tests);
    }

    private Program run(String settings, String tests) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("noise.groovy"), "instance('db1'"
                + (settings.isEmpty() ? "" : ", " + settings) + ").start().waitUntilReady(60.s)" + SAYS + tests);
        return Program.run(directory, "--stand-in", "run", "noise.groovy");
    }
}
