package org.arangolab.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.arangolab.ConfigException;
import org.arangolab.client.FakeHttp;
import org.arangolab.client.FakeHttp.Answer;
import org.arangolab.client.Request;
import org.arangolab.diagnose.core.CoreDump;
import org.arangolab.event.LabEvent;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.ForeignProcess;
import org.arangolab.process.Signal;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends that were foretold, cores, servers that go on, and other executables. */
class InstanceEndTest {
    private static final Duration LONG = Duration.ofSeconds(20);
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

    @Test
    void foretoldEndIsNoCrash() {
        Instance db1 = bench.server("exit 21").expectExit(new ExitStatus(21)).start().awaitExit(LONG);
        assertThat(db1.state()).isEqualTo(InstanceState.STOPPED);
        assertThat(bench.story()).containsExactly("InstanceStarted", "InstanceStopped");
        assertThatThrownBy(() -> db1.waitUntilReady(LONG)).isInstanceOf(IllegalMoveException.class)
                .hasMessage("db1 is STOPPED and cannot become RUNNING; it was stopped before it was ready");
        db1.start();
        assertThatThrownBy(() -> db1.waitUntilReady(LONG)).isInstanceOf(InstanceStartException.class);
    }

    @Test
    void foretoldSignalIsNoCrashOfARunningServer() {
        Instance db1 = bench.server(READY, http.endpoint()).start().waitUntilReady(LONG);
        db1.expectExit(new ExitStatus(128 + Signal.ABRT.number())).kill(Signal.ABRT).awaitExit(LONG);
        assertThat(db1.state()).isEqualTo(InstanceState.STOPPED);
        assertThat(db1.unaskedCrash()).isEmpty();
    }

    @Test
    void endOtherThanTheForetoldOneIsTold() {
        Instance db1 = bench.server("exit 1").expectExit(new ExitStatus(21)).start();
        UnexpectedExitException failure = catchThrowableOfType(UnexpectedExitException.class,
                () -> db1.awaitExit(LONG));
        assertThat(failure.getMessage())
                .startsWith("db1 ended with exit code 1 (general failure), not with exit code 21 "
                + "(could not bind port) as expected\n  command:   ");
        assertThat(failure.exit()).isEqualTo(new ExitStatus(1));
        assertThat(failure.expected()).isEqualTo(new ExitStatus(21));
        assertThat(failure.instance()).isEqualTo("db1");
        assertThat(db1.state()).isEqualTo(InstanceState.CRASHED);
    }

    @Test
    void crashOnTheWayDownIsNotOneThatNobodyHadAskedFor() {
        Path asked = directory.resolve("asked");
        http.answer(request -> {
            if (request.method().equals("DELETE")) {
                touch(asked);
            }
            return new Answer(200, "{\"version\":\"3.12.4\"}");
        });
        Instance db1 = bench.server(bench.spec("ready; while [ ! -e " + asked + " ]; do sleep 0.01; done; exit 1")
                .endpoint(http.endpoint()).stopTimeout(LONG)).start().waitUntilReady(LONG).stop();
        assertThat(db1.state()).isEqualTo(InstanceState.CRASHED);
        assertThat(db1.unaskedCrash().orElseThrow()).hasMessageStartingWith(
                "db1 crashed: exit code 1 (general failure) "
                + "after it had been ready, on its way down after it was asked to stop\n");
    }

    private static void touch(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void reportOfASanitizerOnStandardErrorIsEvidenceWhateverTheLogHolds() {
        Instance db1 = bench.server("log 'WARNING [00004] {general} slow disk'; "
                + "echo \"==$$==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000013 at pc 0x55\" "
                + ">&2; "
                + "echo 'READ of size 1 at 0x602000000013 thread T0' >&2; "
                + "echo '    #0 0x55 in arangodb::read(int) /src/read.cpp:7:1' >&2; "
                + "echo \"==$$==ABORTING\" >&2; exit 1");
        assertThatThrownBy(() -> db1.start().waitUntilReady(LONG)).isInstanceOf(InstanceStartException.class)
                .hasMessageContaining("\n  sanitizer: AddressSanitizer: heap-use-after-free on address ")
                .hasMessageContaining(" in arangodb::read(int)\n  log:       2026-01-01T00:00:00Z ");
        assertThat(db1.postMortem().report(LONG).orElseThrow().signature())
                .startsWith("exit code 1 AddressSanitizer: heap-use-after-free").endsWith(" in arangodb::read(int)");
    }

    @Test
    void requestAfterAFailedStartRepeatsWhyItFailed() {
        Instance db1 = bench.server("log 'FATAL [00003] {startup} no disk'; exit 1");
        assertThatThrownBy(() -> db1.start().waitUntilReady(LONG)).isInstanceOf(InstanceStartException.class);
        assertThatThrownBy(() -> db1.send(Request.of("GET", "/"))).isInstanceOf(InstanceStartException.class)
                .hasMessageStartingWith("db1 ended with exit code 1 (general failure) ")
                .hasMessageContaining("  fatal:     2026-01-01T00:00:00Z ").hasMessageContaining("no disk");
    }

    @Test
    void stopAndContByKillSuspendAndResume() {
        Instance db1 = bench.server(READY, http.endpoint()).start().waitUntilReady(LONG);
        assertThat(db1.kill(Signal.STOP).suspended()).isTrue();
        assertThat(db1.kill(Signal.CONT).suspended()).isFalse();
        assertThatThrownBy(db1::resume).hasMessage("db1 is not suspended; nothing to resume");
        assertThat(bench.story()).containsSubsequence("SignalSent", "InstanceSuspended", "SignalSent",
                "InstanceResumed");
        assertThat(db1.kill(Signal.STOP).stop().state()).isEqualTo(InstanceState.STOPPED);
    }

    @Test
    void suspendedServerIsNotReady() {
        Instance db1 = bench.server(READY, http.endpoint()).start().waitUntilReady(LONG).suspend();
        assertThatThrownBy(() -> db1.waitUntilReady(Duration.ofMillis(50)))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("db1 to be ready").hasMessageContaining(
                "it is suspended; resume() lets it go on");
        assertThat(db1.resume().waitUntilReady(LONG).state()).isEqualTo(InstanceState.RUNNING);
    }

    // ---- cores

    @Test
    void coreIsFoundOrTheReasonIsTold() {
        Instance db1 = bench.server(bench.spec(READY).endpoint(http.endpoint()).core(true)).start()
                .waitUntilReady(LONG);
        CoreDump core = db1.killWithCoreDump("it hangs");
        assertThat(db1.exit()).contains(new ExitStatus(134));
        assertThat(db1.state()).isEqualTo(InstanceState.CRASHED);
        assertThat(db1.unaskedCrash()).isEmpty();
        if (core.file().isPresent()) {
            assertThat(core.file().get()).isNotEmptyFile();
            assertThat(core).hasToString("core " + core.file().get());
        } else {
            assertThat(core.toString()).matches("no core: (the system hands|the process was started with a limit of 0|"
                    + "the directory|none came|the system does not).*");
        }
        assertThat(bench.events(LabEvent.CoreRequested.class)).singleElement()
                .extracting(LabEvent.CoreRequested::why).isEqualTo("it hangs");
        assertThat(bench.events(LabEvent.CoreTaken.class)).singleElement()
                .extracting(LabEvent.CoreTaken::core).isEqualTo(core.toString());
    }

    @Test
    void coreOfAServerThatDoesNotRunIsAMistake() {
        Instance db1 = bench.server(READY);
        assertThatThrownBy(() -> db1.killWithCoreDump("")).hasMessage(
                "db1 is INIT and cannot be sent SIGABRT; start() it first");
    }

    // ---- detached

    @Test
    void detachedServerGoesOnWhenItsLabEnds() {
        Bench other = new Bench(make(directory.resolve("other")));
        Instance db1 = other.server(READY, http.endpoint());
        long pid = db1.detach().start().waitUntilReady(LONG).pid().orElseThrow();
        assertThat(db1.keeps()).isTrue();
        other.close();
        ForeignProcess left = ForeignProcess.of(pid).orElseThrow();
        assertThat(left.alive()).isTrue();
        assertThat(other.events(LabEvent.InstanceDetached.class)).singleElement().satisfies(event ->
                assertThat(event.directory()).isEqualTo(db1.directory().toString()));
        left.signal(Signal.KILL);
        Await.future("its end", left.onExit(), Deadline.in(LONG));
    }

    @Test
    void runningServerCannotBeDetached() {
        Instance db1 = bench.server(Bench.SLEEP).start();
        assertThatThrownBy(db1::detach).isInstanceOf(ConfigException.class)
                .hasMessage("db1 is STARTING and its process "
                + "is bound to the lab from its start; stop() it, then detach().start()");
    }

    // ---- other executables

    @Test
    void upgradeRunsOnceWithTheNewBinaryAndStartsIt() throws IOException {
        Path other = binary("case \"$*\" in *auto-upgrade*) echo \"$*\" >>upgraded; exit 0;; esac");
        Instance db1 = bench.server(READY, http.endpoint()).start().waitUntilReady(LONG);
        db1.upgrade(other).waitUntilReady(LONG);
        assertThat(db1.binary().arangod()).isEqualTo(other.resolve("arangod"));
        assertThat(bench.home().resolve("upgraded")).content().contains("--database.auto-upgrade true");
        assertThat(db1.explain()).extracting(Argument::name).doesNotContain("database.auto-upgrade");
        assertThat(bench.story()).containsExactly("InstanceStarted", "InstanceReady", "StopRequested", "StopEscalated",
                "InstanceStopped", "UpgradeStarted", "UpgradeEnded", "InstanceStarted", "InstanceReady");
    }

    @Test
    void upgradeThatFailsLeavesTheServerStoppedAndAsItWas() throws IOException {
        Path other = binary("case \"$*\" in *auto-upgrade*) exit 10;; esac");
        Instance db1 = bench.server(READY, http.endpoint()).start().waitUntilReady(LONG);
        assertThatThrownBy(() -> db1.upgrade(other)).isInstanceOf(InstanceStartException.class)
                .hasMessageMatching("(?s)db1 ended with exit code 10 \\(upgrade failed\\) \\d+ ms into its upgrade\n.*");
        assertThat(db1.state()).isEqualTo(InstanceState.STOPPED);
        assertThat(db1.binary().arangod()).isEqualTo(bench.arangod());
        assertThat(db1.start().waitUntilReady(LONG).state()).isEqualTo(InstanceState.RUNNING);
    }

    // ---- directories

    @Test
    void pathsWithBlanksAndLettersBeyondAsciiWork() {
        Path odd = directory.resolve("ein Verzeichnis").resolve("größer ist 大");
        Instance db1 = bench.server(bench.spec(READY).endpoint(http.endpoint()).directory(odd)).start()
                .waitUntilReady(LONG);
        assertThat(db1.log().tail(1)).singleElement().satisfies(line -> assertThat(line.ready()).isTrue());
        assertThat(odd.resolve("data")).isDirectory();
    }

    @Test
    void directoryGoesOrStaysAsTheSpecSays() {
        Instance gone = bench.server(bench.spec(READY).endpoint(http.endpoint()).cleanup(Cleanup.NOW)).start()
                .waitUntilReady(LONG);
        assertThat(gone.keeps()).isFalse();
        gone.close();
        assertThat(gone.directory()).doesNotExist();
        Instance kept = bench.server(bench.spec(READY).endpoint(http.endpoint()).cleanup(Cleanup.KEEP));
        assertThat(kept.keeps()).isTrue();
        assertThatThrownBy(() -> bench.spec(READY).directory(directory).cleanup(Cleanup.NOW).build())
                .hasMessage("instance 'db1': cleanup: now would remove " + directory
                        + ", which dir: names; leave out one of them");
    }

    // ---- options that the lab relies on

    @Test
    void optionsOfTheLabsOwnAreMistakesThatNameTheSetting() {
        assertThatThrownBy(() -> bench.server(bench.spec(READY).argument("server.endpoint", "tcp://h:1")
                .argument("database.directory", "/d").argument("log.file", "/l").argument("log.output", "file:///x")))
                .isInstanceOf(ConfigException.class).hasMessage("""
                instance 'db1': 3 mistakes
                  option 'server.endpoint' is the lab's own: use the setting endpoint: 'tcp://HOST:PORT', or bind: broadcast
                  option 'database.directory' is the lab's own: use the setting dir: 'PATH'; the data is in its folder data
                  option 'log.file' is the lab's own: the lab reads the log there, see db1.log; for a copy elsewhere use \
                'log.output': 'file://PATH'""");
        Instance db1 = bench.server(READY, http.endpoint()).start();
        assertThatThrownBy(() -> db1.restart(Map.of("--server.authentication", List.of("true")))).hasMessage(
                "instance 'db1': option 'server.authentication' is the lab's own: use the setting auth: none, basic "
                + "or jwt");
    }

    private Path binary(String first) throws IOException {
        Path place = make(directory.resolve("opt"));
        String fake = Files.readString(bench.arangod());
        Path arangod = Files.writeString(place.resolve("arangod"),
                fake.replaceFirst("\n", Matcher.quoteReplacement("\n" + first + "\n")));
        assertThat(arangod.toFile().setExecutable(true)).isTrue();
        return place;
    }

    private static Path make(Path path) {
        assertThat(path.toFile().mkdirs()).isTrue();
        return path;
    }
}
