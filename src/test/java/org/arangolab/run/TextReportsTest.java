package org.arangolab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.arangolab.event.LabEvent;
import org.junit.jupiter.api.Test;

class TextReportsTest {
    private static final String FILE = "scripts/dump.groovy";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void tapIsWrittenInFull() {
        TapReport report = new TapReport(out);
        test(report, "passes # with \\ signs", 0, TestOutcome.PASSED, "");
        test(report, "dump", 4, TestOutcome.ERROR, "unknown name 'foo'\n\tat \"x\" \u001b[31m");
        test(report, "is skipped", 0, TestOutcome.SKIPPED, "needs a real ArangoDB\n  #1");
        test(report, "is flaky", 0, TestOutcome.FLAKY, "passed at try 2");
        report.finished(new RunSummary(Map.of(TestOutcome.PASSED, 1), 0, false, Duration.ZERO));

        assertThat(written()).isEqualTo("""
                TAP version 14
                ok 1 - scripts/dump.groovy: passes \\# with \\\\ signs
                not ok 2 - scripts/dump.groovy
                  ---
                  message: "unknown name 'foo'\\n\\tat \\"x\\" \\u001b[31m"
                  severity: error
                  file: "scripts/dump.groovy"
                  line: 4
                  duration_ms: 1500
                  ...
                ok 3 - scripts/dump.groovy: is skipped # SKIP needs a real ArangoDB; \\#1
                ok 4 - scripts/dump.groovy: is flaky
                  ---
                  message: "passed at try 2"
                  severity: flaky
                  file: "scripts/dump.groovy"
                  duration_ms: 1500
                  ...
                1..4
                """);
    }

    @Test
    void tapOfARunWithoutTestsSaysSo() {
        new TapReport(out).finished(new RunSummary(Map.of(), 0, false, Duration.ZERO));

        assertThat(written()).isEqualTo("TAP version 14\n1..0 # SKIP nothing selected\n");
    }

    @Test
    void tapOfACutOffRunBailsOut() {
        new TapReport(out).aborted("a script called\nSystem.exit");

        assertThat(written()).isEqualTo("TAP version 14\nBail out! a script called; System.exit\n");
    }

    @Test
    void theConsoleShowsALineForEachTestAndASummary() {
        ConsoleReport report = new ConsoleReport(out, Colour.OFF, "/opt/arangod (PATH)");
        test(report, "passes", 0, TestOutcome.PASSED, "");
        report.accept(new LabEvent.InstanceReady("db1", 4711, "3.12.4", Duration.ZERO));
        test(report, "dump", 4, TestOutcome.FAILED, "assert a\n       |\n       false");
        test(report, "needs more", 0, TestOutcome.SKIPPED, "needs a real ArangoDB");
        report.finished(new RunSummary(
                Map.of(TestOutcome.PASSED, 1, TestOutcome.FAILED, 1, TestOutcome.SKIPPED, 1), 0, false,
                Duration.ofMillis(4500)));

        assertThat(written()).isEqualTo("""
                server: /opt/arangod (PATH)
                ok         1.5 s  scripts/dump.groovy: passes
                FAILED     1.5 s  scripts/dump.groovy
                    assert a
                           |
                           false
                skipped    1.5 s  scripts/dump.groovy: needs more (needs a real ArangoDB)
                3 tests: 1 passed, 1 skipped, 1 failed in 4.5 s; server version 3.12.4; a test failed (exit code 1)
                """);
    }

    @Test
    void theConsolePaintsOnlyTheOutcome() {
        test(new ConsoleReport(out, Colour.ON, "none"), "passes", 0, TestOutcome.PASSED, "");

        assertThat(written()).isEqualTo(
                "server: none\n\u001b[32mok      \u001b[0m   1.5 s  scripts/dump.groovy: passes\n");
    }

    @Test
    void theConsoleSaysAtWhatARunWasCutOff() {
        ConsoleReport report = new ConsoleReport(out, Colour.OFF, "none");
        report.accept(new LabEvent.TestStarted("hangs", FILE));
        report.aborted("a script called System.exit");

        assertThat(written()).isEqualTo("""
                server: none
                the run was cut off: a script called System.exit; it was at: scripts/dump.groovy: hangs
                """);
    }

    @Test
    void gitHubGetsOneLineForEachTestToLookAt() {
        GitHubReport report = new GitHubReport(out);
        test(report, "passes", 0, TestOutcome.PASSED, "");
        test(report, "50%: a, b", 4, TestOutcome.FAILED, "100% of\nit");
        test(report, "flaky", 0, TestOutcome.FLAKY, "passed at try 2");

        assertThat(written()).isEqualTo("""
                ::error file=scripts/dump.groovy,line=4,title=50%25%3A a%2C b::100%25 of%0Ait
                ::warning file=scripts/dump.groovy,title=flaky::passed at try 2
                """);
    }

    private static void test(RunReport report, String name, int line, TestOutcome outcome, String message) {
        report.accept(new LabEvent.TestStarted(name, FILE));
        report.accept(new TestResult(new TestCase(name, FILE), line, outcome, Duration.ofMillis(1500), message)
                .event());
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
