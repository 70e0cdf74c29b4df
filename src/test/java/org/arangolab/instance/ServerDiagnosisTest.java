package org.arangolab.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.arangolab.ConfigException;
import org.arangolab.client.FakeHttp;
import org.arangolab.client.FakeHttp.Answer;
import org.arangolab.diagnose.Subject;
import org.arangolab.diagnose.core.CoreDump;
import org.arangolab.diagnose.stack.Motion;
import org.arangolab.diagnose.stack.StackGroup;
import org.arangolab.diagnose.stack.Stacks;
import org.arangolab.diagnose.why.Cause;
import org.arangolab.diagnose.why.Why;
import org.arangolab.event.LabEvent;
import org.arangolab.process.Signal;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live stacks, cores of the living and {@code why()}, on the fake server and on a real program. */
class ServerDiagnosisTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String READY = "ready; " + Bench.SLEEP;

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

    private ServerDiagnosis diagnosis(Server server) {
        return new ServerDiagnosis(server, bench.context(bench.arangod()));
    }

    private String first(Instance server) {
        return diagnosis(server).why().first().map(Cause::title).orElse("");
    }

    /** The program as a server: its shell becomes it, so that it is never the wrong process that is looked at. */
    private Instance running(Subject subject, String way, int threads) {
        Instance db1 = bench.server("ready; exec " + subject.program() + " " + way, http.endpoint()).start()
                .waitUntilReady(LONG);
        Path tasks = Path.of("/proc", String.valueOf(db1.pid().orElseThrow()), "task");
        Await.that("the threads").until(Deadline.in(LONG), () -> tasks.toFile().list().length == threads
                ? Observation.found(true) : Observation.notYet(""));
        return db1;
    }

    @Test
    void deadlockIsSeenInTheStacks() {
        try (Subject subject = new Subject(directory)) {
            Subject.debugger();
            Instance db1 = running(subject, "deadlock", 6);

            Stacks stacks = diagnosis(db1).stacks();

            assertThat(stacks.source()).isEqualTo("gdb");
            assertThat(stacks.samples()).hasSize(3);
            assertThat(stacks.locked()).hasSize(2).allMatch(place -> place.matches("(Commit|Abort) in lockBoth at .*"));
            assertThat(stacks.text()).contains("1 thread, still, waiting for a lock: Commit")
                    .contains("  idle: ").contains("SchedWorker (2)");
            assertThat(bench.findings().resolve("stacks-db1-" + db1.pid().orElseThrow() + ".txt"))
                    .hasContent(stacks.text());
            assertThat(bench.events(LabEvent.StacksTaken.class)).hasSize(1);
            assertThat(db1.alive()).isTrue();
        }
    }

    @Test
    void threadThatSpinsIsToldApartFromThoseThatWait() {
        try (Subject subject = new Subject(directory)) {
            Subject.debugger();
            Instance db1 = running(subject, "spin", 5);

            Stacks stacks = diagnosis(db1).stacks();

            assertThat(stacks.groups()).filteredOn(group -> group.motion() == Motion.RUNS)
                    .flatExtracting(StackGroup::threads)
                    .extracting(thread -> thread.name()).containsExactly("Spinner");
            assertThat(stacks.busy()).singleElement().asString().startsWith("Spinner in spin at ");
        }
    }

    @Test
    void suspendedProcessStaysSuspendedAfterItsStacks() {
        try (Subject subject = new Subject(directory)) {
            Subject.debugger();
            Instance db1 = running(subject, "wait", 4).suspend();

            assertThat(diagnosis(db1).stacks().threads()).hasSize(4);
            assertThat(db1.suspended()).isTrue();
            assertThat(first(db1)).isEqualTo("it is suspended");
        }
    }

    @Test
    void coreOfALivingServerIsKeptAndItLivesOn() {
        try (Subject subject = new Subject(directory)) {
            Subject.debugger();
            Instance db1 = running(subject, "wait", 4);

            CoreDump core = diagnosis(db1).coreDump(false);
            CoreDump packed = diagnosis(db1).coreDump(true);

            assertThat(core.toString()).isEqualTo("core " + bench.findings()
                    .resolve("core-db1-" + db1.pid().orElseThrow()));
            assertThat(packed.file().orElseThrow().toString()).endsWith("-2.gz");
            assertThat(packed.file().get().toFile().length())
                    .isBetween(1L, core.file().orElseThrow().toFile().length() / 2);
            assertThat(db1.alive()).isTrue();
            assertThat(db1.suspended()).isFalse();
        }
    }

    @Test
    void serverThatDoesNotRunHasNoStacks() {
        Instance db1 = bench.server(READY, http.endpoint());
        assertThatThrownBy(() -> diagnosis(db1).stacks()).isInstanceOf(ConfigException.class)
                .hasMessage("db1 is INIT and has no stacks; after a crash: db1.crashReport");
        assertThat(first(db1)).isEqualTo("it was never started");
    }

    @Test
    void whyKnowsAnEndThatTheLabHasMade() {
        Instance db1 = bench.server(READY, http.endpoint()).start().waitUntilReady(LONG);
        db1.kill(Signal.KILL);
        assertThat(first(db1)).isEqualTo("the lab ended it: it was sent SIGKILL");
        db1.start().waitUntilReady(LONG).stop();
        assertThat(first(db1)).isEqualTo("the lab ended it: it was sent SIGTERM");
    }

    @Test
    void whyNamesWhoHasThePort() {
        Instance db1 = bench.server(bench.spec("log 'FATAL [dddd2] {startup} failed to bind to endpoint'; exit 21")
                .endpoint(http.endpoint())).start().awaitExit(LONG);
        assertThat(first(db1)).matches("its port is taken by .*java.* \\[\\d+\\]");
    }

    @Test
    void whyFindsTheAssertionOfACrash() {
        Instance db1 = bench.server(
                "ready; log 'FATAL [a7902] {crash} ArangoDB 3.12.4 [linux], thread 41 [SchedWorker] "
                + "caught unexpected signal 6 (SIGABRT) from pid 7: assertion failed in lib/X.cpp:42 [void f()]: a == "
                + "b'; "
                + "kill -ABRT $$", http.endpoint()).start().awaitExit(LONG);
        assertThat(first(db1)).isEqualTo("an assertion failed: lib/X.cpp:42 [void f()]: a == b");
    }

    @Test
    void whySaysThatNothingIsWrong() {
        Instance db1 = bench.server(READY, http.endpoint()).start().waitUntilReady(LONG);
        assertThat(first(db1)).startsWith("nothing is wrong with it: answers in ");
    }

    @Test
    void whyNamesAnswersThatRefuseTheCredentials() {
        try (FakeHttp refusing = new FakeHttp(request -> new Answer(401, "{\"errorMessage\":\"not authorized\"}"))) {
            Instance db1 = bench.server(READY, refusing.endpoint()).start().waitUntilReady(LONG);
            assertThat(first(db1)).isEqualTo("it does not accept the lab's credentials");
        }
    }

    @Test
    void whyFindsTheDeadlockOfAServerThatDoesNotAnswer() {
        CountDownLatch silence = new CountDownLatch(1);
        AtomicBoolean hangs = new AtomicBoolean();
        try (Subject subject = new Subject(directory); FakeHttp hanging = new FakeHttp(request -> {
            if (hangs.get()) {
                awaitQuietly(silence);
            }
            return new Answer(200, "{\"version\":\"3.12.4\"}");
        })) {
            Subject.debugger();
            Instance db1 = bench.server(bench.spec("ready; exec " + subject.program() + " deadlock")
                    .healthTimeout(Duration.ofMillis(300)).endpoint(hanging.endpoint())).start().waitUntilReady(LONG);
            hangs.set(true);

            Why why = diagnosis(db1).why();

            assertThat(why.first().map(Cause::title)).contains("2 threads wait for locks: it may be a deadlock");
            assertThat(why.first().orElseThrow().evidence())
                    .allMatch(line -> line.matches("(Commit|Abort) in lockBoth at .*"));
            silence.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whyNamesThePlaceOfAFaultThatLeftACoreAndNoLine() {
        try (Subject subject = new Subject(directory)) {
            Subject.debugger();
            Instance db1 = bench.server(bench.spec("exec " + subject.program() + " null").endpoint(http.endpoint())
                    .core(true)).start().awaitExit(LONG);
            assumeTrue(diagnosis(db1).crashReport().flatMap(report -> report.core().file()).isPresent(),
                    "needs a core");
            assertThat(first(db1)).startsWith("it crashed by itself: SIGSEGV, at readDocument at ");
        }
    }
}
