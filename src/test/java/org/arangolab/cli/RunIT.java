package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunIT {
    /** Starts a server, says so by a file, and stays. */
    private static final String BUSY = """
            test('busy') {
                instance('db1').start().waitUntilReady(60.s)
                cleanup { new File('cleaned').text = db1.state }
                new File('pid').text = db1.pid
                while (true) { }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void serversOfScriptsThatRunAtTheSameTimeDoNotMeet() throws Exception {
        for (String name : List.of("a", "b")) {
            script(name + ".groovy", """
                    instance('db1').start().waitUntilReady(60.s)
                    assert db1.get('/_api/version').status == 200
                    """);
        }

        Program program = Program.run(directory, "--stand-in", "run", ".", "--jobs", "2", "--junit", "report/junit.xml",
                "--html", "report");

        assertThat(program.errors()).isEmpty();
        assertThat(program.code()).isZero();
        assertThat(program.output()).contains("the built-in stand-in").contains("2 tests: 2 passed in ")
                .contains("; server version 3.");
        assertThat(directory.resolve("report/junit.xml")).content()
                .contains("<testsuites name=\"arangolab\" tests=\"2\" failures=\"0\" errors=\"0\" skipped=\"0\"");
        assertThat(directory.resolve("report/report.html")).content().contains("<h1>2 tests: 2 passed</h1>")
                .contains("a/db1").contains("b/db1");
        assertThat(runs()).isEmpty();
    }

    @Test
    void aCrashThatNobodyAskedForIsToldWithTheTestThatMetIt() throws Exception {
        script("crash.groovy", """
                instance('db1').start().waitUntilReady(60.s)
                "kill -s ABRT $db1.pid".execute().waitFor()
                db1.awaitExit(10.s)
                assert db1.alive
                """);

        Program program = Program.run(directory, "--stand-in", "run", "crash.groovy");

        assertThat(program.code()).isEqualTo(2);
        assertThat(program.output()).contains("CRASHED").contains("assert db1.alive")
                .contains("db1 crashed: SIGABRT (code 134)").contains("1 test: 1 crashed in ")
                .contains("a server crashed (exit code 2)").contains("kept: ");
        assertThat(runs()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void aSignalEndsTheRunInOrder(String signal) throws Exception {
        script("busy.groovy", BUSY);
        Program program = Program.start(directory, Map.of(), "--stand-in", "run", "busy.groovy", "--junit",
                "junit.xml");
        long server = serverPid();

        program.signal(signal);

        assertThat(program.await()).isEqualTo(130);
        assertThat(program.output()).contains("STOPPED").contains("the run was interrupted")
                .contains("1 test: 1 interrupted in ").contains("interrupted (exit code 130)");
        assertThat(directory.resolve("cleaned")).hasContent("RUNNING");
        assertThat(directory.resolve("junit.xml")).content().contains("type=\"interrupted\"");
        assertThat(alive(server)).isFalse();
    }

    @Test
    void aScriptThatCallsSystemExitFailsAndLeavesAReport() throws Exception {
        script("exit.groovy", "test('one') { }\ntest('two') {\n instance('db1').start().waitUntilReady(60.s)\n"
                + " new File('pid').text = db1.pid\n System.exit(0)\n}");

        Program program = Program.run(directory, "--stand-in", "run", "exit.groovy", "--junit", "junit.xml");

        assertThat(program.code()).isEqualTo(1);
        assertThat(program.output())
                .contains("the run was cut off: a script called System.exit; it was at: exit.groovy: two");
        assertThat(directory.resolve("junit.xml")).content().contains("name=\"one\"")
                .contains("it did not end: the run was cut off while it ran");
        assertThat(alive(serverPid())).isFalse();
    }

    @Test
    void aKilledRunLeavesAValidReportAndNoServer() throws Exception {
        script("busy.groovy", BUSY);
        Program program = Program.start(directory, Map.of(), "--stand-in", "run", "busy.groovy", "--junit",
                "junit.xml");
        long server = serverPid();

        program.process().destroyForcibly().waitFor();

        assertThat(directory.resolve("junit.xml")).content().contains("it did not end: the run was cut off")
                .endsWith("</testsuites>\n");
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !alive(server));
    }

    @Test
    void tapAloneIsOnStandardOutput() throws Exception {
        script("loud.groovy", "println 'ok 99 - loud'; System.out.println('not ok 98')");

        Program program = Program.run(directory, "run", "loud.groovy", "--tap");

        assertThat(program.output()).isEqualTo("TAP version 14\nok 1 - loud.groovy\n1..1\n");
        assertThat(program.errors()).contains("ok 99 - loud").contains("not ok 98").contains("1 test: 1 passed");
    }

    @Test
    void gitHubSeesTheLineOfAFailure() throws Exception {
        script("bad.groovy", "\nassert false");

        Program program = Program.start(directory, Map.of("GITHUB_ACTIONS", "true"), "run", "bad.groovy");

        assertThat(program.await()).isEqualTo(1);
        assertThat(program.output()).contains("::error file=bad.groovy,line=2,title=bad::assert false%0A");
    }

    @Test
    void aDirectoryWithoutScriptsIsNothingSelected() throws Exception {
        Files.createDirectory(directory.resolve("empty"));

        Program program = Program.run(directory, "run", "empty");

        assertThat(program.code()).isEqualTo(5);
        assertThat(program.output()).contains("0 tests in ").contains("; nothing selected (exit code 5)");
    }

    @Test
    void aWorkspaceThatCannotBeMadeIsTheLabsFailure() throws Exception {
        script("a.groovy", "assert true");
        Path file = Files.createFile(directory.resolve("file"));

        Program program = Program.run(directory, "run", "a.groovy", "--out", "file");

        assertThat(program.code()).isEqualTo(4);
        assertThat(program.output()).isEmpty();
        assertThat(program.errors()).startsWith("arangolab: cannot create the directory " + file + "/")
                .contains("  choose another place with --out DIR or ARANGOLAB_RUNS=DIR").doesNotContain("\tat ");
    }

    @Test
    void aReportThatCannotBeWrittenIsTheLabsFailure() throws Exception {
        script("a.groovy", "assert true");

        Program program = Program.run(directory, "run", "a.groovy", "--junit", "/dev/full/junit.xml");

        assertThat(program.code()).isEqualTo(4);
        assertThat(program.errors()).isEqualTo(
                "arangolab: cannot write the report /dev/full/junit.xml: /dev/full is in the way\n");
    }

    @Test
    void aPlaceWithoutArangodIsAMistakeOfTheCommandLine() throws Exception {
        script("a.groovy", "assert true");

        Program program = Program.run(directory, "run", "a.groovy", "--arangodb", "/nowhere");

        assertThat(program.code()).isEqualTo(64);
        assertThat(program.errors())
                .startsWith("arangolab: --arangodb /nowhere holds no arangod; tried /nowhere/arangod");
        assertThat(runs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'size=16k', 'No space left on device'", "ro, 'Read-only file system'"})
    @EnabledIf("canMount")
    void aWorkspaceThatIsFullOrReadOnlyIsTheLabsFailure(String mount, String reason) throws Exception {
        script("a.groovy", "new File('ran').text = 'yes'\nassert true: 'x' * 20000\nassert false: 'x' * 20000");
        Path disk = Files.createDirectory(directory.resolve("disk"));

        Program program = Program.inMountNamespace(directory, "mount -t tmpfs -o " + mount + " none " + disk,
                "run", "a.groovy", "--out", disk.toString());
        program.await();

        assertThat(program.code()).isEqualTo(4);
        assertThat(program.errors()).startsWith("arangolab: cannot ").contains(reason).doesNotContain("\tat ");
    }

    static boolean canMount() throws IOException, InterruptedException {
        return new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt").start().waitFor() == 0;
    }

    private void script(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private long serverPid() {
        Path pid = directory.resolve("pid");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(pid) && Files.size(pid) > 0);
        try {
            return Long.parseLong(Files.readString(pid));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A zombie does not count: its parent, the init of this machine, may take its time. */
    private static boolean alive(long pid) throws IOException {
        Path stat = Path.of("/proc", String.valueOf(pid), "stat");
        return Files.exists(stat) && !Files.readString(stat).contains(") Z ");
    }

    private List<Path> runs() throws IOException {
        Path runs = directory.resolve("runs");
        if (!Files.exists(runs)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(runs)) {
            return all.filter(path -> !path.endsWith("ports")).toList();
        }
    }
}
