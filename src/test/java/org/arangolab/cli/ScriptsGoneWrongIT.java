package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a script does to its JVM neither takes the lab down nor escapes the report. */
@Tag("reliability")
class ScriptsGoneWrongIT {
    @TempDir
    private Path directory;

    @Test
    void memoryStackLoopsThreadsAndCleanUpsAreTheTestsFailureAndTheNextTestRuns() throws Exception {
        Files.writeString(directory.resolve("a.groovy"), """
                def deeper(int n) { deeper(n + 1) + 1 }
                test('memory') { def hoard = []; while (true) hoard << new byte[16 << 20] }
                test('stack') { deeper(0) }
                test('loop', timeout: 1.s) { while (true) { } }
                test('wait', timeout: 1.s) { within(60.s) { assert false } }
                test('thread') { new Thread({ while (true) { Thread.sleep(10) } }).start() }
                test('clean-up') { cleanup { throw new IllegalStateException('no way') } }
                test('after') { instance('db1').start().waitUntilReady(60.s).stop() }
                """);

        Program program = Program.start(directory, Map.of("ARANGOLAB_HEAP", "160m"),
                "--stand-in", "run", "a.groovy", "--junit", "junit.xml");

        assertThat(program.await()).as(program.output() + program.errors()).isEqualTo(3);
        assertThat(program.output()).contains("7 tests: 2 passed, 3 errors, 2 deadlines")
                .contains("OutOfMemoryError").contains("stack overflow").contains("no way");
        assertThat(directory.resolve("junit.xml")).content().endsWith("</testsuites>\n")
                .contains("tests=\"7\" failures=\"0\" errors=\"5\"");
        assertThat(runs()).hasSize(1);
    }

    @Test
    void aScriptThatExitsInAnotherThreadOrHaltsIsTold() throws Exception {
        Files.writeString(directory.resolve("a.groovy"), """
                test('one') { }
                test('halts') { instance('db1').start().waitUntilReady(60.s); Runtime.runtime.halt(0) }
                """);

        Program halted = Program.run(directory, "--stand-in", "run", "a.groovy", "--junit", "junit.xml");

        assertThat(halted.code()).isZero(); // nobody can hinder it; the reports tell
        assertThat(directory.resolve("junit.xml")).content().contains("name=\"halts\"")
                .contains("it did not end: the run was cut off while it ran");
        Program report = Program.run(directory, "report", runs().get(0).toString());
        assertThat(report.output()).contains("ok").contains("a.groovy: one")
                .endsWith("the run was cut off: its lab was killed; it was at: a.groovy: halts\npage: "
                        + runs().get(0).resolve("report.html") + "\n");
        assertThat(report.code()).isZero();
        assertThat(runs().get(0).resolve("report.html")).content().contains("the run was cut off")
                .contains("1 unfinished");
        Program sweep = Program.run(directory, "sweep");
        assertThat(sweep.output()).contains(": ended 0 processes, removed its directory");
        assertThat(runs()).isEmpty();
        assertThat(Program.run(directory, "sweep", "--dry-run").output()).isEqualTo("nothing was left behind\n");
    }

    @Test
    void aLivingLabIsShownWithItsServersAndNotSwept() throws Exception {
        Files.writeString(directory.resolve("a.groovy"), """
                instance('db1').start().waitUntilReady(60.s)
                def home = System.getProperty('arangolab.home')
                def call = { word -> ["$home/bin/arangolab", word].execute().text }
                println call('ps')
                println call('sweep')
                assert db1.alive
                """);

        Program program = Program.run(directory, "--stand-in", "run", "a.groovy");

        assertThat(program.code()).as(program.output()).isZero();
        assertThat(program.output()).containsPattern("\\d{8}-\\d{6}-\\w{5} \\[\\d+\\] " + directory
                + "/runs/\\S+\n  db1 \\[\\d+\\] tcp://127.0.0.1:\\d+, [\\d.]+ MiB, cpu \\S+ \\w+\n")
                .contains("nothing was left behind");
        assertThat(Program.run(directory, "ps").output()).isEqualTo("no lab lives\n");
    }

    private List<Path> runs() throws Exception {
        try (Stream<Path> all = Files.list(directory.resolve("runs"))) {
            return all.filter(path -> !path.endsWith("ports")).toList();
        }
    }
}
