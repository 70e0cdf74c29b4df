package org.arangolab.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.arangolab.ConfigException;
import org.arangolab.client.FakeHttp;
import org.arangolab.client.FakeHttp.Answer;
import org.arangolab.client.FakeHttp.Received;
import org.arangolab.client.Request;
import org.arangolab.event.LabEvent;
import org.arangolab.net.Endpoint;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;
import org.arangolab.process.SpawnException;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String READY = "ready; " + Bench.SLEEP;

    @TempDir
    private Path directory;
    private Bench bench;
    private FakeHttp http;

    @BeforeEach
    void open() {
        bench = new Bench(directory);
        http = new FakeHttp(InstanceTest::healthy);
    }

    @AfterEach
    void close() {
        bench.close();
        http.close();
    }

    // ---- starting

    @Test
    void startedServerIsRunningWhenTheWaitReturns() {
        Instance db1 = bench.server(READY, http.endpoint());
        assertThat(db1.state()).isEqualTo(InstanceState.INIT);
        assertThat(List.of(db1.pid(), db1.startedAt(), db1.readyAt(), db1.version(), db1.exit()))
                .allMatch(Optional::isEmpty);
        assertThat(db1.start().state()).isIn(InstanceState.STARTING, InstanceState.RUNNING);
        db1.waitUntilReady(LONG);
        assertThat(db1.state()).isEqualTo(InstanceState.RUNNING);
        assertThat(db1.version()).contains("3.12.4");
        assertThat(db1.alive()).isTrue();
        assertThat(db1.readyAt().orElseThrow()).isAfter(db1.startedAt().orElseThrow());
        assertThat(db1).hasToString("db1 (single, RUNNING, pid " + db1.pid().orElseThrow() + ", " + http.endpoint()
                + ")");
        assertThat(bench.story()).containsExactly("InstanceStarted", "InstanceReady");
    }

    @RepeatedTest(5)
    void nobodySeesAReadyServerInAnotherState() {
        Instance db1 = bench.server(READY, http.endpoint());
        CompletableFuture<InstanceState> seen = new CompletableFuture<>();
        db1.start();
        Thread waiting = new Thread(() -> seen.complete(db1.waitUntilReady(LONG).waitUntilReady(LONG).state()));
        waiting.start();
        assertThat(db1.waitUntilReady(LONG).state()).isEqualTo(InstanceState.RUNNING);
        assertThat(Await.future("the other waiter", seen, Deadline.in(LONG))).isEqualTo(InstanceState.RUNNING);
    }

    @Test
    void exitCodeOfArangodIsToldByMeaningWithTheFatalLineAndTheRemedy() {
        Instance db1 = bench.server("log 'INFO [00001] {startup} hello'; "
                + "log 'WARNING [00002] {startup} slow disk'; log 'FATAL [00003] {startup} failed to bind'; exit 21");
        InstanceStartException failure = catchThrowableOfType(InstanceStartException.class,
                () -> db1.start().waitUntilReady(LONG));
        assertThat(normal(failure)).isEqualTo("""
                db1 ended with exit code 21 (could not bind port) N ms into a start of at most 20 s
                  fatal:     2026-01-01T00:00:00Z [PID] FATAL [00003] {startup} failed to bind
                  log:       2026-01-01T00:00:00Z [PID] WARNING [00002] {startup} slow disk
                  command:   COMMAND
                  pid:       PID
                  directory: HOME
                  log file:  HOME/log/arangod.log
                  remedy:    another process has the port: see ss -ltnp, or leave out endpoint: and let the lab choose""");
        assertThat(failure.exit()).isEqualTo(new ExitStatus(21));
        assertThat(failure.instance()).isEqualTo("db1");
        assertThat(db1.state()).isEqualTo(InstanceState.CRASHED);
        assertThat(bench.events(LabEvent.InstanceCrashed.class)).as("tried on another port").hasSize(2)
                .allSatisfy(crash -> {
            assertThat(crash.exit()).isEqualTo("exit code 21 (could not bind port)");
            assertThat(crash.reason()).isEqualTo("failed to bind");
        });
    }

    @Test
    void silentServersStandardErrorIsShown() {
        Instance db1 = bench.server("echo \"unknown option '--x'\" >&2; exit 3");
        assertThat(normal(catchThrowableOfType(InstanceStartException.class, () -> db1.start().waitUntilReady(LONG))))
                .isEqualTo("""
                db1 ended with exit code 3 (unknown option) N ms into a start of at most 20 s
                  stderr:    unknown option '--x'
                  command:   COMMAND
                  pid:       PID
                  directory: HOME
                  log file:  HOME/log/arangod.log
                  remedy:    correct the option; all that this server knows: arangod --help-all""");
    }

    @Test
    void signalThatEndsAStartIsToldByName() {
        Instance db1 = bench.server("kill -SEGV $$; sleep 1000");
        assertThatThrownBy(() -> db1.start().waitUntilReady(LONG)).isInstanceOf(InstanceStartException.class)
                .message().startsWith("db1 ended with SIGSEGV (code 139) ");
    }

    @Test
    void evidenceIsOfTheLastStartOnly() {
        Instance db1 = bench.server("if [ -e second ]; then exit 1; fi; touch second; "
                + "log 'FATAL [00003] {startup} of the first start'; exit 1");
        assertThatThrownBy(() -> db1.start().waitUntilReady(LONG)).hasMessageContaining("of the first start");
        assertThatThrownBy(() -> db1.start().waitUntilReady(LONG)).isInstanceOf(InstanceStartException.class)
                .hasMessageNotContaining("of the first start");
    }

    @Test
    void serverThatNeverAnswersEndsTheWaitWithEvidence() {
        Instance db1 = bench.server(bench.spec("log 'WARNING [00002] {startup} slow disk'; " + Bench.SLEEP)
                .startTimeout(Duration.ofMillis(400)));
        db1.start();
        DeadlineExceededException failure = catchThrowableOfType(DeadlineExceededException.class,
                () -> db1.waitUntilReady(LONG));
        assertThat(normal(failure)).isEqualTo("""
                waited N ms for db1 to be ready, in vain
                  last seen: GET /_api/version to ENDPOINT got no answer: connection refused
                  state:     STARTING
                  process:   sleep, S (sleeping), 1 thread, SEEN
                  network:   port: nobody listens at ENDPOINT (Connection refused)
                  log:       2026-01-01T00:00:00Z [PID] WARNING [00002] {startup} slow disk
                  command:   COMMAND
                  pid:       PID
                  directory: HOME
                  log file:  HOME/log/arangod.log""".replace("ENDPOINT", db1.endpoint().toString()));
        assertThat(db1.alive()).isTrue();
    }

    @Test
    void answerOfAForeignServerOnThePortDoesNotCount() {
        Instance db1 = bench.server(Bench.SLEEP, http.endpoint());
        db1.start();
        Await.that("two looks").until(Deadline.in(LONG), () -> http.received().size() > 3 ? Observation.found("")
                : Observation.notYet(""));
        assertThatThrownBy(() -> db1.waitUntilReady(Duration.ofMillis(1))).isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("but without a ready line in the log of db1");
    }

    @Test
    void processIdThatTheServerTellsWillDoWithoutAReadyLine() {
        Instance db1 = bench.server(Bench.SLEEP, http.endpoint());
        http.answer(request -> request.path().equals("/_admin/status")
                ? new Answer(200, "{\"pid\": " + db1.pid().orElse(0L) + "}") : healthy(request));
        assertThat(db1.start().waitUntilReady(LONG).state()).isEqualTo(InstanceState.RUNNING);
    }

    @Test
    void executableThatCannotBeStartedLeavesTheServerAsItWas() throws IOException {
        int port;
        try (Instance db1 = new Instance(InstanceSpec.named("db1").build(), bench.context(directory.resolve("none")))) {
            port = db1.endpoint().port();
            assertThatThrownBy(db1::start).isInstanceOf(SpawnException.class)
                    .hasMessage("cannot start " + directory.resolve("none") + ": no such file");
            assertThat(db1.state()).isEqualTo(InstanceState.INIT);
            assertThat(bench.story()).isEmpty();
        }
        try (ServerSocket free = new ServerSocket(port)) {
            assertThat(free.isBound()).isTrue();
        }
    }

    @Test
    void listenerThatThrowsDoesNotKeepAnybodyWaiting() {
        bench.bus().listen(event -> {
            if (event instanceof LabEvent.InstanceCrashed) {
                throw new UncheckedIOException(new IOException("disk full"));
            }
        });
        Instance db1 = bench.server("exit 1");
        assertThatThrownBy(() -> db1.start().waitUntilReady(LONG)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk full");
        assertThat(db1.awaitExit(LONG).state()).isEqualTo(InstanceState.CRASHED);
    }

    // ---- stopping

    @Test
    void politeStopGoesOverHttp() {
        Instance db1 = bench.server(bench.spec("ready; while [ ! -e stop ]; do sleep 0.01; done")
                .stopTimeout(LONG).endpoint(http.endpoint()));
        http.answer(request -> request.method().equals("DELETE") ? touch(db1.directory().resolve("stop"))
                : healthy(request));
        db1.start().waitUntilReady(LONG).stop();
        assertThat(db1.state()).isEqualTo(InstanceState.STOPPED);
        assertThat(db1.exit()).contains(new ExitStatus(0));
        assertThat(bench.story()).containsExactly("InstanceStarted", "InstanceReady", "StopRequested",
                "InstanceStopped");
        assertThat(db1.stop().state()).isEqualTo(InstanceState.STOPPED);
    }

    @Test
    void stopEscalatesAndEachStepIsInTheJournal() {
        CountDownLatch never = new CountDownLatch(1);
        Instance db1 = bench.server("trap '' TERM; " + READY, http.endpoint());
        db1.start().waitUntilReady(LONG);
        http.answer(request -> hang(never));
        db1.stop();
        never.countDown();
        assertThat(bench.events(LabEvent.StopEscalated.class)).extracting(LabEvent.StopEscalated::step)
                .containsExactly("TERM", "ABRT");
        assertThat(bench.events(LabEvent.StopEscalated.class).get(0).why()).isEqualTo(
                "DELETE /_admin/shutdown to " + http.endpoint() + " got no answer: none within 100 ms");
        assertThat(bench.events(LabEvent.StopEscalated.class).get(1).why())
                .startsWith("still alive 100 ms after TERM: sleep, S (sleeping), 1 thread, ");
        assertThat(bench.events(LabEvent.InstanceStopped.class)).singleElement()
                .extracting(LabEvent.InstanceStopped::exit).isEqualTo("SIGABRT (code 134)");
        assertThat(db1.state()).isEqualTo(InstanceState.STOPPED);
    }

    @RepeatedTest(5)
    void serverThatIsStoppedBeforeItIsReadyIsNoCrash() {
        Instance db1 = bench.server(Bench.SLEEP).start();
        db1.stop();
        assertThat(db1.state()).isEqualTo(InstanceState.STOPPED);
        assertThat(bench.story()).containsExactly("InstanceStarted", "StopRequested", "InstanceStopped");
        assertThatThrownBy(() -> db1.waitUntilReady(LONG)).isInstanceOf(IllegalMoveException.class)
                .hasMessage("db1 is STOPPED and cannot become RUNNING; it was stopped before it was ready");
    }

    @Test
    void serverThatDiesOfItsOwnWhileStoppingIsACrash() {
        Instance db1 = bench.server("trap 'kill -SEGV $$' TERM; touch trapped; while :; do sleep 0.01; done").start();
        awaitFile("trapped");
        db1.stop();
        assertThat(db1.state()).isEqualTo(InstanceState.CRASHED);
        assertThat(bench.events(LabEvent.InstanceCrashed.class)).singleElement()
                .extracting(LabEvent.InstanceCrashed::exit).isEqualTo("SIGSEGV (code 139)");
    }

    @Test
    void closingASuspendedServerEndsItAndGivesThePortBack() throws IOException {
        Instance db1 = bench.server(Bench.SLEEP).start();
        int port = db1.endpoint().port();
        db1.suspend();
        assertThat(db1.suspended()).isTrue();
        db1.close();
        assertThat(db1.alive()).isFalse();
        try (ServerSocket free = new ServerSocket(port)) {
            assertThat(free.isBound()).isTrue();
        }
    }

    // ---- signals and crashes

    @Test
    void killedServerIsReportedAsCrash() {
        Instance db1 = bench.server(READY, http.endpoint()).start().waitUntilReady(LONG);
        db1.kill(Signal.KILL);
        http.close();
        assertThat(db1.state()).isEqualTo(InstanceState.CRASHED);
        InstanceCrashException crash = catchThrowableOfType(InstanceCrashException.class,
                () -> db1.send(Request.of("GET", "/_api/version")));
        assertThat(normal(crash)).isEqualTo("""
                db1 crashed: SIGKILL (code 137) after it had been ready, which kill(KILL) had sent
                  command:   COMMAND
                  pid:       PID
                  directory: HOME
                  log file:  HOME/log/arangod.log""");
        assertThatThrownBy(() -> db1.waitUntilReady(LONG)).isInstanceOf(InstanceCrashException.class);
        assertThat(bench.story()).containsExactly("InstanceStarted", "InstanceReady", "SignalSent", "InstanceCrashed");
    }

    @Test
    void crashDuringARequestIsNoBrokenConnection() {
        Instance db1 = bench.server(READY, http.endpoint()).start().waitUntilReady(LONG);
        http.answer(request -> {
            ProcessHandle.of(db1.pid().orElseThrow()).ifPresent(ProcessHandle::destroyForcibly);
            throw new IllegalStateException("breaks the connection");
        });
        assertThatThrownBy(() -> db1.send(Request.of("POST", "/_api/x"))).isInstanceOf(InstanceCrashException.class)
                .message().startsWith(
                "db1 crashed: SIGKILL (code 137) after it had been ready, and nobody had asked it to stop");
    }

    @Test
    void politeSignalIsAStop() {
        Instance db1 = bench.server(READY, http.endpoint()).start().waitUntilReady(LONG);
        assertThat(db1.kill(Signal.TERM).awaitExit(LONG).state()).isEqualTo(InstanceState.STOPPED);
        assertThat(db1.start().waitUntilReady(LONG).state()).isEqualTo(InstanceState.RUNNING);
    }

    @Test
    void lastSuspendedServerGoesOn() {
        Instance db1 = bench.server(READY, http.endpoint()).start().waitUntilReady(LONG);
        assertThatThrownBy(db1::resume).isInstanceOf(ConfigException.class)
                .hasMessage("db1 is not suspended; nothing to resume");
        assertThat(db1.suspend().suspended()).isTrue();
        assertThat(db1.state()).isEqualTo(InstanceState.RUNNING);
        assertThat(db1.resume().suspended()).isFalse();
    }

    // ---- what its state does not allow

    @Test
    void whatTheStateDoesNotAllowSaysSoWithTheRemedy() {
        Instance db1 = bench.server(Bench.SLEEP);
        assertThatThrownBy(() -> db1.waitUntilReady(LONG)).hasMessage(
                "db1 is INIT and cannot become RUNNING; start() it first");
        assertThatThrownBy(() -> db1.restart(Map.of())).hasMessage(
                "db1 is INIT and cannot become STARTING; it was never started: use start()");
        assertThatThrownBy(() -> db1.awaitExit(LONG)).hasMessage(
                "db1 is INIT and cannot become STOPPED; it was never started");
        assertThatThrownBy(() -> db1.kill(Signal.KILL)).hasMessage(
                "db1 is INIT and cannot be sent SIGKILL; start() it first");
        assertThatThrownBy(() -> db1.send(Request.of("GET", "/"))).hasMessage(
                "db1 is INIT and cannot answer; start() it first");
        assertThat(db1.stop().state()).isEqualTo(InstanceState.INIT);
        db1.start();
        assertThatThrownBy(db1::start).isInstanceOf(IllegalMoveException.class).hasMessage(
                "db1 is STARTING and cannot become STARTING; it runs already: stop() it first, or use restart()");
        db1.stop();
        assertThatThrownBy(() -> db1.kill(Signal.KILL)).hasMessage(
                "db1 is STOPPED and cannot be sent SIGKILL; start() it again");
    }

    @Test
    void restartTakesOptionsWithAndWithoutDashes() {
        Instance db1 = bench.server(Bench.SLEEP).start();
        db1.restart(Map.of("--server.statistics", List.of("false"), "log.level", List.of("a=debug", "b=trace")));
        assertThat(bench.events(LabEvent.InstanceStarted.class)).hasSize(2).last()
                .extracting(LabEvent.InstanceStarted::commandLine).asString()
                .contains(" --server.statistics false").contains(" --log.level a=debug --log.level b=trace")
                .doesNotContain("----");
    }

    @Test
    void commandLineHasWhatTheServerNeedsAndTheUsersWordWins() {
        bench.server(bench.spec(Bench.SLEEP).endpoint(Endpoint.tcp("127.0.0.1", 8530))
                .authentication(Authentication.BASIC).argument("log.force-direct", "false")
                .argument("log.level", "startup=debug", "queries=trace")
                .argument("javascript.app-path", "/home/@me@")).start();
        assertThat(bench.events(LabEvent.InstanceStarted.class).get(0).commandLine()
                .replace(bench.home().toString(), "HOME")).isEqualTo(bench.arangod() + " --configuration none"
                + " --server.endpoint tcp://127.0.0.1:8530 --server.authentication true --database.directory HOME/data"
                + " --javascript.app-path /home/@@me@@ --temp.path HOME/tmp --log.file HOME/log/arangod.log"
                + " --log.force-direct false --log.level startup=debug --log.level queries=trace");
    }

    @Test
    void endpointIsTheUsersOrALeasedOne() {
        Endpoint own = Endpoint.tcp("127.0.0.1", 23456);
        assertThat(bench.server(Bench.SLEEP, own).endpoint()).isEqualTo(own);
        Instance leased = bench.server(bench.spec(Bench.SLEEP).bind(Bind.BROADCAST));
        assertThat(leased.endpoint().toString()).matches("tcp://0\\.0\\.0\\.0:\\d+");
    }

    private static Answer healthy(Received request) {
        return new Answer(200, "{\"server\":\"arango\",\"version\":\"3.12.4\"}");
    }

    private static Answer touch(Path file) {
        try {
            Files.createFile(file);
            return new Answer(200, "\"OK\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer hang(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Answer(500, "");
    }

    private void awaitFile(String name) {
        Await.that(name).until(Deadline.in(LONG), () -> Files.exists(bench.home().resolve(name)) ? Observation.found("")
                : Observation.notYet(""));
    }

    /** The message with names for what differs from run to run. */
    private String normal(Throwable failure) {
        return failure.getMessage().replace(bench.home().toString(), "HOME")
                .replaceAll("command:   .*", "command:   COMMAND").replaceAll("1 thread, .*", "1 thread, SEEN")
                .replaceAll("(waited |\\) )\\d+(\\.\\d+)? m?s", "$1N ms").replaceAll("Z \\[\\d+\\]", "Z [PID]")
                .replaceAll("pid:       \\d+", "pid:       PID");
    }
}
