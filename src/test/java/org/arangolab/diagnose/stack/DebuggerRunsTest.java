package org.arangolab.diagnose.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.arangolab.diagnose.Subject;
import org.arangolab.diagnose.core.CoreDump;
import org.arangolab.diagnose.core.CoreForecast;
import org.arangolab.process.ChildProcess;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;
import org.arangolab.process.Spawner;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real debuggers on a real program, and on programs that stand for debuggers that do not do as they should. */
class DebuggerRunsTest {
    private static final Deadline NEVER = Deadline.in(Duration.ofMinutes(2));

    @TempDir
    private Path directory;

    @Test
    void coreShowsTheCrashingThreadAndTheOthers() {
        try (Subject subject = new Subject(directory)) {
            DebuggerRuns gdb = new DebuggerRuns(subject.spawner(), Subject.debugger());
            CoreForecast forecast = CoreForecast.of(ProcessHandle.current().pid(), true);
            assumeTrue(forecast.obstacle().isEmpty(), forecast.obstacle().orElse(""));
            ChildProcess child = subject.run("null");
            CoreForecast own = CoreForecast.of(child.pid(), true);
            ExitStatus exit = child.awaitExit(NEVER);

            CoreDump core = own.find(exit);

            assertThat(exit.signal()).contains(Signal.SEGV);
            assertThat(core.reason()).isEmpty();
            Transcript told = gdb.core(subject.program(), core.file().orElseThrow(), NEVER);
            assertThat(told.complaint()).isEmpty();
            assertThat(told.text()).contains("readDocument (document=0x0)").contains("getWork ()")
                    .containsPattern("rip +0x");
        }
    }

    private static Lldb lldb() {
        Path program = Path.of("/usr/bin/lldb");
        assumeTrue(Files.isExecutable(program), "needs lldb: apt-get install lldb");
        return new Lldb(program);
    }

    @Test
    void lldbShowsTheThreadsOfACoreToo() {
        try (Subject subject = new Subject(directory)) {
            DebuggerRuns lldb = new DebuggerRuns(subject.spawner(), lldb());
            ChildProcess child = subject.run("null");
            CoreForecast own = CoreForecast.of(child.pid(), true);
            CoreDump core = own.find(child.awaitExit(NEVER));
            assumeTrue(core.file().isPresent(), core.reason());

            Transcript told = lldb.core(subject.program(), core.file().orElseThrow(), NEVER);

            assertThat(told.keyFrame().orElseThrow()).startsWith("readDocument at /").endsWith("/server.c:57");
            assertThat(told.crashing()).element(1).asString().startsWith("main at /");
            assertThat(told.threads()).hasSize(4).filteredOn(thread -> thread.frames().stream().anyMatch(frame ->
                    frame.startsWith("pthread_cond_wait "))).isNotEmpty().allMatch(ThreadStack::idle);
        }
    }

    @Test
    void lldbLeavesALiveProcessRunningAndSaysWhatItCannot() {
        try (Subject subject = new Subject(directory)) {
            DebuggerRuns lldb = new DebuggerRuns(subject.spawner(), lldb());
            ChildProcess child = subject.ready("deadlock");

            Transcript told = lldb.process(child.pid(), NEVER);
            Path core = directory.resolve("live.core");
            Transcript dump = lldb.dump(child.pid(), core, NEVER);

            assertThat(told.complaint()).isEmpty();
            assertThat(told.threads()).extracting(ThreadStack::name).contains("Commit", "Abort", "Maintenance 1");
            assertThat(told.threads()).filteredOn(ThreadStack::locked).hasSize(2);
            assertThat(told.threads()).extracting(ThreadStack::tid).contains(child.pid());
            assertThat(DebuggerRuns.written(core)).isEqualTo(dump.complaint().isEmpty());
            assertThat(child.alive()).isTrue();
            assertThat(child.identity().orElseThrow().stopped()).isFalse();
        }
    }

    @Test
    void endlessRecursionIsToldInSoManyFrames() {
        try (Subject subject = new Subject(directory)) {
            DebuggerRuns gdb = new DebuggerRuns(subject.spawner(), Subject.debugger());
            ChildProcess child = subject.run("overflow");
            CoreForecast own = CoreForecast.of(child.pid(), true);
            CoreDump core = own.find(child.awaitExit(NEVER));
            assumeTrue(core.file().isPresent(), core.reason());

            Transcript told = gdb.core(subject.program(), core.file().get(), NEVER);

            assertThat(told.late()).isFalse();
            assertThat(told.text()).contains("recurse (depth=").contains("#59").doesNotContain("#60");
        }
    }

    @Test
    void liveProcessGoesOnAfterItsStacksAndItsCore() {
        try (Subject subject = new Subject(directory)) {
            DebuggerRuns gdb = new DebuggerRuns(subject.spawner(), Subject.debugger());
            ChildProcess child = subject.ready("deadlock");

            Transcript told = gdb.process(child.pid(), NEVER);
            Path core = directory.resolve("live.core");
            gdb.dump(child.pid(), core, NEVER);

            assertThat(told.complaint()).isEmpty();
            assertThat(told.text()).contains("lockBoth (one=").contains("\"Commit\"").contains("\"Maintenance 1\"");
            assertThat(DebuggerRuns.written(core)).isTrue();
            assertThat(child.alive()).isTrue();
            assertThat(child.identity().orElseThrow().stopped()).isFalse();
        }
    }

    @Test
    void debuggerThatHangsIsEndedWithWhatItHasStarted() throws IOException {
        Path gdb = script("sleep 1000 & echo \"sleeper $!\"; wait");
        try (Spawner spawner = new Spawner()) {
            Transcript told = new DebuggerRuns(spawner, new Gdb(gdb)).process(1, Deadline.in(Duration.ofMillis(500)));

            assertThat(told.late()).isTrue();
            assertThat(told.complaint()).contains("gdb did not come to its end in time");
            long sleeper = Long.parseLong(told.text().strip().split(" ")[1]);
            Await.that("the end of " + sleeper).until(NEVER, () -> ProcessHandle.of(sleeper)
                    .filter(ProcessHandle::isAlive)
                    .isEmpty() ? Observation.found(true) : Observation.notYet("alive"));
        }
    }

    @Test
    void refusedAttachIsToldInItsOwnWords() throws IOException {
        Path gdb = script("echo 'ptrace: Operation not permitted.' >&2");
        try (Spawner spawner = new Spawner()) {
            assertThat(new DebuggerRuns(spawner, new Gdb(gdb)).process(1, NEVER).complaint())
                    .contains("ptrace: Operation not permitted.");
        }
    }

    @Test
    void gdbIsBetterThanLldbAndLldbBetterThanNothing() throws IOException {
        Path both = Files.createDirectories(directory.resolve("both"));
        Path one = Files.createDirectories(directory.resolve("one"));
        for (Path program : List.of(both.resolve("gdb"), both.resolve("lldb"), one.resolve("lldb"))) {
            executable(program, "exit 0");
        }
        assertThat(Debugger.find(both.toString())).contains(new Gdb(both.resolve("gdb")));
        assertThat(Debugger.find(directory + ":" + one)).contains(new Lldb(one.resolve("lldb")));
        assertThat(Debugger.find(directory.toString())).isEmpty();
        assertThat(new Lldb(one).core(Path.of("/bin/arangod"), Path.of("/tmp/core")))
                .endsWith("-c", "/tmp/core", "/bin/arangod");
    }

    @Test
    void kernelShowsThreadsWithoutADebugger() {
        try (Subject subject = new Subject(directory)) {
            ChildProcess child = subject.ready("spin");

            List<KernelThread> threads = KernelThreads.of(child.pid());

            assertThat(threads).extracting(KernelThread::name)
                    .contains("arangod-subject", "SchedWorker", "SchedWorker", "Maintenance 1", "Spinner");
            assertThat(threads).filteredOn(thread -> thread.name().equals("Spinner")).singleElement()
                    .extracting(KernelThread::doing).isEqualTo("runs");
            assertThat(threads).filteredOn(thread -> thread.name().equals("SchedWorker"))
                    .allSatisfy(thread -> assertThat(thread.doing()).startsWith("waits"));
        }
    }

    private Path script(String body) throws IOException {
        return executable(directory.resolve("gdb"), body);
    }

    private static Path executable(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
