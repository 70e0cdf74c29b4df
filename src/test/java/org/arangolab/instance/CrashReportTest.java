package org.arangolab.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.arangolab.client.FakeHttp;
import org.arangolab.client.FakeHttp.Answer;
import org.arangolab.diagnose.CrashReport;
import org.arangolab.diagnose.Subject;
import org.arangolab.event.LabEvent;
import org.arangolab.process.Signal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of servers that died, as a report. */
class CrashReportTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String SIGNAL_LINE =
            "FATAL [a7902] {crash} ArangoDB 3.12.4 enterprise [linux], build-id 31c0, "
            + "thread 41 [SchedWorker] caught unexpected signal 6 (SIGABRT, sub type unknown) from pid 7: ";

    @TempDir
    private Path directory;
    private Bench bench;
    private FakeHttp http;

    @BeforeEach
    void open() {
        bench = new Bench(directory);
        http = new FakeHttp(request -> new Answer(200, "{\"version\":\"3.12.4\"}"));
    }

    @AfterEach
    void close() {
        bench.close();
        http.close();
    }

    private Instance crashed(String fake) {
        // it lives long enough for a look at its limits
        Instance db1 = bench.server("sleep 0.3; " + fake, http.endpoint())
                .start().awaitExit(LONG);
        assertThat(db1.state()).isEqualTo(InstanceState.CRASHED);
        return db1;
    }

    @Test
    void theNameOfTheBuildMayBeAnything() throws IOException {
        Instance db1 = crashed(
                "log 'FATAL [a7902] {crash} 💥 ArangoDB 3.13.0-devel my own [linux], thread 2 [http-2] caught "
                + "unexpected signal 6 (SIGABRT) from pid 0: assertion failed in x.cpp:1: y'; kill -ABRT $$");

        assertThat(db1.postMortem().report(LONG).orElseThrow().death().build()).isEqualTo("3.13.0-devel my own [linux]");
    }

    @Test
    void failedAssertionIsFoundInTheLinesOfTheCrashHandler() throws IOException {
        Instance db1 = crashed("log '" + SIGNAL_LINE
                + "assertion failed in lib/X.cpp:42 [void f()]: a == b - image base "
                + "address: 0x0000000000200000 - CPU context: rip: 0x1'; log 'INFO [308c3] {crash} frame  1 [+0x01] "
                + "CrashHandler::crash (+0x18)'; log 'INFO [308c3] {crash} frame  2 [+0x02] arangodb::f(int) (+0x18)'; "
                + "kill -ABRT $$");

        CrashReport report = db1.postMortem().report(LONG).orElseThrow();

        assertThat(report.exit()).isEqualTo("SIGABRT (code 134)");
        assertThat(report.death().doubt()).isEmpty();
        assertThat(report.assertion()).isEqualTo("assertion failed in lib/X.cpp:42 [void f()]: a == b");
        assertThat(report.keyFrame()).isEqualTo("arangodb::f(int)");
        assertThat(report.signature()).isEqualTo("SIGABRT assertion failed in lib/X.cpp:42 [void f()]: a == b");
        assertThat(report.death().build()).isEqualTo("3.12.4 enterprise [linux], build-id 31c0");
        assertThat(report.testimony().crash()).hasSize(3);
        assertThat(report.core().toString()).startsWith("no core: the process was started with a limit of 0 for cores");
        assertThat(report.took()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void reportIsInTheFindingsForItsOwnerOnly() throws IOException {
        CrashReport report = crashed("exit 1").postMortem().report(LONG).orElseThrow();

        Path text = bench.findings().resolve(report.fileName() + ".txt");
        assertThat(text).hasContent(report.text());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(text))).doesNotContain("x")
                .startsWith("rw-");
        assertThat(bench.findings().resolve(report.fileName() + ".json")).content().contains("\"exit\" : \"exit code 1 "
                + "(general failure)\"").contains("\"coreNote\" : \"it ended by itself, with exit code 1");
        assertThat(bench.events(LabEvent.CrashReported.class)).singleElement()
                .isEqualTo(new LabEvent.CrashReported("db1",
                report.pid(), report.fileName() + ".txt", "exit code 1"));
    }

    @Test
    void exitCodeThatLooksLikeASignalIsDoubted() {
        CrashReport report = crashed("exit 139").postMortem().report(LONG).orElseThrow();

        assertThat(report.exit()).isEqualTo("SIGSEGV (code 139)");
        assertThat(report.death().doubt())
                .isEqualTo("Java tells exit(139) and SIGSEGV alike, and neither a {crash} line nor a core "
                + "says which it was");
    }

    @Test
    void secretsOfTheCommandLineAreStarred() {
        Instance db1 = bench.server(bench.spec("exit 1").endpoint(http.endpoint())
                .argument("x.password", "very-secret")).start().awaitExit(LONG);

        CrashReport report = db1.postMortem().report(LONG).orElseThrow();

        assertThat(report.death().command()).contains("--x.password *****");
        assertThat(report.text() + report.json()).doesNotContain("very-secret");
    }

    @Test
    void coreGivesTheStacksOfAllThreadsAndThePlaceOfTheCrash() {
        try (Subject subject = new Subject(directory)) {
            Subject.debugger();
            Instance db1 = bench.server(bench.spec("exec " + subject.program() + " null").endpoint(http.endpoint())
                    .core(true)).start().awaitExit(LONG);

            CrashReport report = db1.postMortem().report(LONG).orElseThrow();

            assumeTrue(report.core().file().isPresent(), report.core().toString());
            assertThat(report.death().doubt()).isEmpty();
            assertThat(report.keyFrame()).startsWith("readDocument at ").endsWith("server.c:57");
            assertThat(report.signature()).isEqualTo("SIGSEGV readDocument");
            assertThat(report.stacks().orElseThrow().text()).contains("  idle: ").contains("readDocument at ");
            assertThat(report.brief()).startsWith("  crash:     SIGSEGV readDocument\n  core:      core /")
                    .contains("  stack:     readDocument at ");
            assertThat(bench.findings().resolve(report.fileName() + ".txt")).hasContent(report.text());
        }
    }

    @Test
    void killingForACoreIsAnalysedAndKillingIsNot() {
        Instance db1 = bench.server("ready; " + Bench.SLEEP, http.endpoint()).start().waitUntilReady(LONG);
        db1.kill(Signal.KILL);
        assertThat(db1.postMortem().report(LONG)).isEmpty();

        db1.start().waitUntilReady(LONG).killWithCoreDump("it hangs");

        assertThat(db1.postMortem().report(LONG).orElseThrow().exit()).isEqualTo("SIGABRT (code 134)");
    }

    @Test
    void startThatFailsIsReportedToo() {
        Instance db1 = bench.server("log 'FATAL [00003] {startup} no disk'; exit 1");
        assertThatThrownBy(() -> db1.start().waitUntilReady(LONG)).isInstanceOf(InstanceStartException.class);

        assertThat(db1.postMortem().report(LONG).orElseThrow().text()).contains("db1 [").contains(
                "] ended: exit code 1 (general failure)").contains("  log:       ").contains("no disk");
    }

    @Test
    void serverThatDoesNotStopHasItsStacksTakenBeforeItIsAborted() {
        Instance db1 = bench.server("trap '' TERM; ready; " + Bench.SLEEP, http.endpoint()).start()
                .waitUntilReady(LONG);

        db1.stop();

        LabEvent.StacksTaken taken = bench.events(LabEvent.StacksTaken.class).get(0);
        assertThat(taken.why()).isEqualTo("it did not stop when it was asked to");
        assertThat(bench.findings().resolve(taken.file())).content()
                .startsWith("it did not stop when it was asked to\ndb1 [" + taken.pid() + "]: 1 thread, by ");
        assertThat(db1.exit().orElseThrow().signal()).contains(Signal.ABRT);
    }
}
