package org.arangolab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.arangolab.ByteSize;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;
import org.arangolab.time.InterruptedWaitException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpawnerTest {
    private final Spawner spawner = new Spawner();
    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        spawner.close();
    }

    @Test
    void childRunsInItsDirectoryWithItsVariablesAndItsOutputIsAppended() throws IOException {
        Files.writeString(directory.resolve("stdout"), "before\n");
        Command shell = new Command(Path.of("/bin/sh"), List.of("-c", "pwd; echo \"$WHO\"; echo oops >&2; exit 3"),
                Map.of("WHO", "me & you"), directory, directory.resolve("stdout"), directory.resolve("stderr"));
        ChildProcess child = spawner.start(shell);
        assertThat(child.awaitExit(soon())).isEqualTo(new ExitStatus(3));
        assertThat(directory.resolve("stdout")).hasContent("before\n" + directory.toRealPath() + "\nme & you\n");
        assertThat(directory.resolve("stderr")).hasContent("oops\n");
        assertThat(child.exit()).contains(new ExitStatus(3));
        assertThat(child.onExit()).isCompletedWithValue(new ExitStatus(3));
        assertThat(child.alive()).isFalse();
        assertThat(child).hasToString("sh [" + child.pid() + "]");
        assertThat(child.command()).isEqualTo(shell);
    }

    @Test
    void childWhoseStartIsInterruptedIsEnded() throws IOException {
        Command shell = TestChildren.shell(directory, "echo $$ > pid; exec sleep 1000");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> spawner.start(shell)).isInstanceOf(InterruptedWaitException.class);
        assertThat(Thread.interrupted()).isTrue();
        // the one thread has begun the first
        spawner.start(TestChildren.command(directory, "/bin/true")).awaitExit(soon());
        Await.that("no child").until(soon(), () -> children().isEmpty() ? Observation.found("")
                : Observation.notYet(""));
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive)
                .filter(child -> child.info().commandLine().filter(line -> line.contains("sleep 1000")).isPresent())
                .toList();
    }

    @Test
    void childHasTheLimitOfMemoryAndTheNicenessOfItsCommand() {
        Command shell = TestChildren.shell(directory, "ulimit -d; nice");
        spawner.start(shell.within(new Limits(Optional.of(new ByteSize(256L << 20)), OptionalInt.of(5),
                Optional.empty()))).awaitExit(soon());
        assertThat(directory.resolve("stdout")).hasContent("262144\n5\n");
    }

    @Test
    void childHasASessionAndAProcessGroupOfItsOwnAndReadsNothing() throws IOException {
        ChildProcess child = spawner.start(TestChildren.shell(directory, "read line || exec sleep 1000"));
        String[] stat = Await.that("the shell to sleep").until(soon(), () -> fields(child.pid(), "(sleep)"));
        assertThat(stat[2]).as("process group").isEqualTo(String.valueOf(child.pid()));
        assertThat(stat[3]).as("session").isEqualTo(String.valueOf(child.pid()));
    }

    @Test
    void childOutlivesTheThreadThatAskedForIt() throws Exception {
        AtomicReference<ChildProcess> child = new AtomicReference<>();
        Thread asking = new Thread(() -> child.set(spawner.start(TestChildren.command(directory, "/bin/sleep",
                "1000"))));
        asking.start();
        asking.join();
        assertThatThrownBy(() -> child.get().awaitExit(Deadline.in(Duration.ofMillis(50))))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessage("waited 50 ms for the end of process " + child.get().pid() + ", in vain");
    }

    @ParameterizedTest
    @EnumSource(value = Signal.class, names = {"TERM", "KILL", "INT", "HUP", "SEGV", "ABRT", "USR1"})
    void signalEndsTheChildAndIsToldByName(Signal signal) {
        ChildProcess child = spawner.start(TestChildren.command(directory, "/bin/sleep", "1000"));
        awaitName(child, "(sleep)");
        child.signal(signal);
        assertThat(child.awaitExit(soon()).signal()).contains(signal);
    }

    @Test
    void stoppedChildIsAliveAndGoesOn() {
        ChildProcess child = spawner.start(TestChildren.command(directory, "/bin/sleep", "1000"));
        awaitName(child, "(sleep)");
        child.signal(Signal.STOP);
        awaitState(child, "T");
        assertThat(child.alive()).isTrue();
        child.signal(Signal.CONT);
        awaitState(child, "S");
    }

    @Test
    void signalToAnEndedChildIsNone() {
        ChildProcess child = spawner.start(TestChildren.command(directory, "/bin/true"));
        child.awaitExit(soon());
        child.signal(Signal.TERM);
        child.signal(Signal.KILL);
        child.signal(Signal.SEGV);
        assertThat(child.exit()).contains(new ExitStatus(0));
    }

    @Test
    void whatCannotBeStartedIsSaidBefore() throws IOException {
        Path plain = Files.createFile(directory.resolve("plain"));
        assertStartFails(directory.resolve("none"), "cannot start " + directory.resolve("none") + ": no such file");
        assertStartFails(directory, "cannot start " + directory + ": it is a directory");
        assertStartFails(plain, "cannot start " + plain + ": not executable; chmod +x " + plain);
        assertThat(ProcessHandle.current().children().count()).isZero();
    }

    @Test
    void directoryThatIsMissingIsSaid() {
        Path missing = directory.resolve("missing");
        Command command = new Command(Path.of("/bin/true"), List.of(), Map.of(), missing, directory.resolve("stdout"),
                directory.resolve("stderr"));
        assertThatThrownBy(() -> spawner.start(command)).isInstanceOf(SpawnException.class)
                .message().startsWith("cannot start /bin/true: ").contains(missing.toString());
    }

    @Test
    void closingKillsWhatStillRunsEvenWhenItRefusesToGo() {
        ChildProcess stubborn = spawner.start(TestChildren.shell(directory,
                "trap '' TERM; while :; do sleep 1000; done"));
        Await.that("the shell's own child").until(soon(), () -> ProcessHandle.of(stubborn.pid())
                .flatMap(shell -> shell.children().findFirst()).map(Observation::found).orElse(Observation.notYet("")));
        ChildProcess stopped = spawner.start(TestChildren.command(directory, "/bin/sleep", "1000"));
        stopped.signal(Signal.STOP);
        spawner.close();
        assertThat(stubborn.exit().flatMap(ExitStatus::signal)).contains(Signal.KILL);
        assertThat(stopped.exit().flatMap(ExitStatus::signal)).contains(Signal.KILL);
        spawner.close();
        assertStartFails(Path.of("/bin/true"), "cannot start /bin/true: the lab is closed");
    }

    private void assertStartFails(Path executable, String message) {
        assertThatThrownBy(() -> spawner.start(TestChildren.command(directory, executable.toString())))
                .isInstanceOf(SpawnException.class).hasMessage(message);
    }

    private static void awaitName(ChildProcess child, String name) {
        Await.that(child + " to be " + name).until(soon(), () -> fields(child.pid(), name));
    }

    private static void awaitState(ChildProcess child, String state) {
        Await.that(child + " to be in state " + state).until(soon(), () -> {
            Observation<String[]> seen = fields(child.pid(), "");
            return seen.found().filter(fields -> fields[0].equals(state)).isPresent() ? seen
                    : Observation.notYet("another state");
        });
    }

    /** State, parent, process group and session of a process with this name: proc(5). */
    private static Observation<String[]> fields(long pid, String name) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.contains(name) ? Observation.found(stat.substring(stat.lastIndexOf(')') + 2).split(" "))
                    : Observation.notYet(stat);
        } catch (IOException e) {
            return Observation.notYet(e.toString());
        }
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20));
    }
}
