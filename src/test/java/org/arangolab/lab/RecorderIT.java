package org.arangolab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.arangolab.ConfigException;
import org.arangolab.client.Query;
import org.arangolab.diagnose.core.CoreDump;
import org.arangolab.diagnose.stack.Stacks;
import org.arangolab.event.LabEvent;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.instance.InstanceStartException;
import org.arangolab.instance.under.Obstacle;
import org.arangolab.instance.under.Recorded;
import org.arangolab.instance.under.Recording;
import org.arangolab.instance.under.Surroundings;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.ProcessIdentity;
import org.arangolab.process.Signal;
import org.arangolab.process.Spawner;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers recorded by rr. Few virtual machines have what rr needs, so a program in its place does what rr does with
 * processes: the server is its child, it ends as the server does, and writes a directory; one test is for the real one.
 */
class RecorderIT {
    private static final String RR = """
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/ptrace.h>
            #include <sys/stat.h>
            #include <sys/wait.h>
            #include <unistd.h>

            static void mark(const char *directory, const char *name) {
                char path[4096];
                snprintf(path, sizeof path, "%s/%s", directory, name);
                fclose(fopen(path, "w"));
            }

            int main(int count, char **words) {
                if (strcmp(words[1], "pack") == 0) {
                    if (getenv("PACK_FAILS")) { fputs("No space left on device\\n", stderr); return 1; }
                    mark(words[2], "packed");
                    return 0;
                }
                if (mkdir(words[3], 0750) != 0) { fputs("Trace directory exists\\n", stderr); return 1; }
                mark(words[3], "version");
                int program = 4;
                while (program < count && words[program][0] == '-') { program++; }
                if (strcmp(words[program], "true") != 0 && getenv("RECORDER_FAILS")) {
                    fputs("[FATAL ./src/Task.cc:1:f()] it went wrong\\n", stderr);
                    return 1;
                }
                int seized[2];
                char go;
                pipe(seized);
                pid_t child = fork();
                if (child == 0) {
                    read(seized[0], &go, 1); /* as long as it is still rr, it is not the server */
                    execvp(words[program], words + program);
                    _exit(69);
                }
                ptrace(PTRACE_SEIZE, child, 0, PTRACE_O_EXITKILL);
                usleep(50000);
                write(seized[1], "g", 1);
                int status;
                signal(SIGTERM, SIG_IGN);
                while (waitpid(child, &status, __WALL) == child && WIFSTOPPED(status)) {
                    if (status >> 16 == PTRACE_EVENT_STOP) {
                        ptrace(WSTOPSIG(status) == SIGSTOP ? PTRACE_LISTEN : PTRACE_CONT, child, 0, 0);
                    } else {
                        ptrace(PTRACE_CONT, child, 0, (long) WSTOPSIG(status));
                    }
                }
                mark(words[3], "closed");
                if (WIFSIGNALED(status)) {
                    signal(WTERMSIG(status), SIG_DFL);
                    kill(getpid(), WTERMSIG(status));
                }
                return WEXITSTATUS(status);
            }
            """;

    @TempDir
    private Path directory;
    private NativeServer program;
    private Path rr;

    @BeforeEach
    void compile() {
        program = new NativeServer(directory);
        program.compile();
        rr = program.other("rr", RR);
    }

    private Recorded recorded(boolean pack) {
        return new Recorded(Optional.of(rr), true, pack, List.of("-n"));
    }

    private static String executable(long pid) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc", String.valueOf(pid), "exe")).getFileName().toString();
    }

    @Test
    void theServerIsTheChildOfItsRecorderAndTheOneThatIsMeant() throws Exception {
        try (Lab lab = program.open(); Session session = lab.session("")) {
            Instance server = program.up(session, recorded(false), "EXIT=7");

            assertThat(executable(server.pid().orElseThrow())).isEqualTo("arangod");
            assertThat(ProcessHandle.of(server.pid().get()).flatMap(ProcessHandle::parent).map(ProcessHandle::pid))
                    .get().satisfies(pid -> assertThat(executable(pid)).isEqualTo("rr"));
            ProcessIdentity process = ProcessIdentity.of(server.pid().get()).orElseThrow();
            server.kill(Signal.STOP);
            Awaitility.await().until(process::held); // traced, it does not show as stopped
            assertThat(server.suspended()).isTrue();
            server.resume();
            Awaitility.await().until(() -> !process.held());
            assertThat(server.suspended()).isFalse();
            server.expectExit(new ExitStatus(7)).kill(Signal.TERM).awaitExit(NativeServer.LONG);
            assertThat(server.exit()).contains(new ExitStatus(7));
        }
    }

    @Test
    void eachLifeHasItsOwnTraceAndItsReplayIsTold() throws Exception {
        List<LabEvent.Recorded> told = new CopyOnWriteArrayList<>();
        try (Lab lab = program.open(); Session session = lab.session("")) {
            lab.events().listen(event -> {
                if (event instanceof LabEvent.Recorded recorded) {
                    told.add(recorded);
                }
            });
            Instance server = program.up(session, recorded(true), "EXIT=0");
            long first = server.pid().orElseThrow();
            Path traces = server.directory().resolve("rr");
            assertThat(server.recording()).contains(new Recording(rr, traces.resolve("trace-1"), true));
            server.stop();
            Files.delete(server.directory().resolve("up"));
            server.start();
            NativeServer.awaitUp(server);
            long second = server.pid().orElseThrow();
            server.close();

            assertThat(told).containsExactlyInAnyOrder(
                    new LabEvent.Recorded("db1", first, traces + "/trace-1", rr + " replay " + traces + "/trace-1", ""),
                    new LabEvent.Recorded("db1", second, traces + "/trace-2", rr + " replay " + traces + "/trace-2",
                            ""));
            assertThat(traces.resolve("trace-1/packed")).exists();
            assertThat(traces.resolve("trace-2/packed")).exists();
            assertThat(server.reports()).as("a trace is no report").isEmpty();
        }
    }

    @Test
    void packThatFailsIsToldWithItsReason() {
        List<String> problems = new CopyOnWriteArrayList<>();
        Recorded failing = new Recorded(Optional.of(program.other("rr", RR.replace("getenv(\"PACK_FAILS\")", "1"))),
                false, true, List.of());
        try (Lab lab = program.open(); Session session = lab.session("")) {
            lab.events().listen(event -> {
                if (event instanceof LabEvent.Recorded recorded) {
                    problems.add(recorded.problem());
                }
            });
            program.up(session, failing, "EXIT=0").close();
        }
        assertThat(problems).containsExactly("not packed: rr pack ended with exit code 1: No space left on device");
    }

    @Test
    void crashTellsItsSignalAndHowToSeeItAgain() {
        try (Lab lab = program.open(); Session session = lab.session("")) {
            Instance server = program.up(session, recorded(false));
            server.kill(Signal.SEGV);

            assertThat(server.exit().flatMap(ExitStatus::signal)).contains(Signal.SEGV);
            String replay = rr + " replay " + server.directory().resolve("rr/trace-1");
            assertThatThrownBy(() -> server.query("_system", new Query("RETURN 1", Map.of())))
                    .hasMessageContaining("SIGSEGV").hasMessageContaining("\n  replay:    " + replay);
            assertThat(session.diagnosis(server).crashReport()).isPresent();
            assertThat(directory.resolve("runs")).satisfies(runs -> {
                try (var files = Files.walk(runs)) {
                    assertThat(files.filter(file -> file.toString().endsWith(".txt"))).singleElement()
                            .satisfies(file -> assertThat(file).content().contains("  replay:    " + replay));
                }
            });
            assertThat(session.diagnosis(server).why().causes().get(0).next()).endsWith(replay);
        }
    }

    @Test
    void whatADebuggerCannotSeeOfATracedServerIsTheKernelsOrTheReplays() {
        try (Lab lab = program.open(); Session session = lab.session("")) {
            Instance server = program.up(session, recorded(false), "EXIT=0");

            Stacks stacks = session.diagnosis(server).stacks(1, Duration.ZERO, NativeServer.LONG);
            assertThat(stacks.source()).isEqualTo("/proc");
            String why = "rr traces it, so that no debugger can; after its end: " + rr + " replay " + server.directory()
                    + "/rr/trace-1";
            assertThat(stacks.note()).isEqualTo(why);
            assertThat(stacks.samples()).singleElement().satisfies(sample -> assertThat(sample.threads()).hasSize(1));
            assertThat(session.diagnosis(server).coreDump(false)).isEqualTo(CoreDump.none(why));
        }
    }

    @Test
    void killingTheServerEndsItsRecorderToo() {
        try (Lab lab = program.open(); Session session = lab.session("")) {
            Instance server = program.up(session, recorded(false));
            Path trace = server.recording().orElseThrow().trace();
            server.kill(Signal.KILL);

            assertThat(server.exit().flatMap(ExitStatus::signal)).contains(Signal.KILL);
            assertThat(trace.resolve("closed")).exists();
        }
    }

    @Test
    void recorderThatFailsIsAStartFailureWithItsWords() {
        try (Lab lab = program.open(); Session session = lab.session("")) {
            Instance server = session.define(InstanceSpec.named("db1").under(recorded(false))
                    .environment("RECORDER_FAILS", "1").build()).start();
            assertThatThrownBy(() -> server.waitUntilReady(NativeServer.LONG))
                    .isInstanceOf(InstanceStartException.class)
                    .hasMessageContaining("\n  stderr:    [FATAL ./src/Task.cc:1:f()] it went wrong\n");
        }
    }

    @Test
    void killedLabLeavesNeitherTheRecorderNorTheServer() throws Exception {
        Process lab = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Victim.class.getName(), directory.toString(), rr.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader words = lab.inputReader()) {
            ProcessIdentity server = ProcessIdentity.of(Long.parseLong(words.readLine())).orElseThrow();
            ProcessIdentity recorder = ProcessHandle.of(server.pid()).flatMap(ProcessHandle::parent)
                    .flatMap(parent -> ProcessIdentity.of(parent.pid())).orElseThrow();
            assertThat(server.alive() && recorder.alive()).isTrue();
            lab.destroyForcibly();
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !server.alive() && !recorder.alive());
        } finally {
            lab.destroyForcibly();
        }
    }

    /** A lab with one recorded server. */
    static final class Victim {
        private Victim() {
        }

        public static void main(String[] words) throws InterruptedException {
            NativeServer program = new NativeServer(Path.of(words[0]));
            Lab lab = program.open();
            Instance server = program.up(lab.session(""), new Recorded(Optional.of(Path.of(words[1])), false, false,
                    List.of()));
            System.out.println(server.pid().orElseThrow());
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @Test
    void machineWithoutCountersIsToldBeforeAnythingIsStarted() throws IOException {
        Path failing = Files.writeString(directory.resolve("bin/rr"),
                "#!/bin/sh\nmkdir $3; echo '[FATAL x] no' >&2; exit 1\n");
        Recorded under = new Recorded(Optional.of(failing), false, false, List.of());
        try (Lab lab = program.open(); Session session = lab.session("")) {
            InstanceSpec spec = InstanceSpec.named("db1").under(under).build();
            assertThatThrownBy(() -> session.define(spec)).isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith("instance 'db1': under: rr(): " + failing + " cannot record here: ");
            assertThat(session.instances()).isEmpty();
        }
    }

    @Test
    void realRecorderRecordsWhereItCan() {
        Recorded real = new Recorded(Optional.empty(), false, true, List.of());
        try (Spawner spawner = new Spawner()) {
            Optional<Obstacle> obstacle = real.obstacle(Surroundings.here(spawner));
            assumeTrue(obstacle.isEmpty(), () -> "rr: " + obstacle.orElseThrow());
        }
        try (Lab lab = program.open(); Session session = lab.session("")) {
            Instance server = program.up(session, real, "EXIT=7");
            server.expectExit(new ExitStatus(7)).kill(Signal.TERM).awaitExit(NativeServer.LONG);
            assertThat(server.recording().orElseThrow().trace().resolve("version")).exists();
        }
    }
}
