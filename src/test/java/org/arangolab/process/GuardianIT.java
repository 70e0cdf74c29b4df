package org.arangolab.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.arangolab.fs.RandomIds;
import org.arangolab.testing.Reliability;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guardian alone, without the lab that it guards: its standard input ends when the test says so. */
@Tag("reliability")
class GuardianIT {
    @TempDir
    private Path directory;
    private final String run = "test-" + RandomIds.next(8);
    private RunMark mark;

    @BeforeEach
    void makeRun() throws IOException {
        Files.createDirectories(directory.resolve("run"));
        Files.createDirectories(directory.resolve("ports"));
        mark = new RunMark(run, directory.resolve("run"), directory.resolve("ports"), "on-failure");
    }

    @Test
    void endsWhatItWasToldOfWithItsGroup() throws Exception {
        Process leader = unmarked("setsid", "sh", "-c", "sleep 1000 & echo $! > grandchild; wait");
        long grandchild = number(directory.resolve("grandchild"));
        ProcessIdentity child = ProcessIdentity.of(grandchild).orElseThrow();
        Process guardian = guardian();
        tell(guardian, "+ " + leader.pid() + " " + ProcessIdentity.of(leader.pid()).orElseThrow().startTicks());

        leaveAlone(guardian);

        assertThat(leader.isAlive()).isFalse();
        assertThat(child.alive()).isFalse();
    }

    @Test
    void aPidThatIsUsedAgainIsNotItsChild() throws Exception {
        Process foreign = unmarked("sleep", "1000");
        ProcessIdentity identity = ProcessIdentity.of(foreign.pid()).orElseThrow();
        Process guardian = guardian();
        tell(guardian, "+ " + foreign.pid() + " " + (identity.startTicks() - 1));

        leaveAlone(guardian);

        assertThat(identity.alive()).isTrue();
        foreign.destroyForcibly().waitFor();
    }

    @Test
    void aChildThatHasEndedIsForgotten() throws Exception {
        Process foreign = unmarked("sleep", "1000");
        Process other = unmarked("sleep", "1000");
        Process guardian = guardian();
        for (String sign : List.of("+", "-")) {
            tell(guardian, sign + " " + foreign.pid() + " " + ProcessIdentity.of(foreign.pid()).orElseThrow()
                    .startTicks());
        }
        tell(guardian, "+ " + other.pid() + " " + ProcessIdentity.of(other.pid()).orElseThrow().startTicks());

        leaveAlone(guardian);

        assertThat(foreign.isAlive()).isTrue();
        assertThat(other.isAlive()).isFalse();
        foreign.destroyForcibly().waitFor();
    }

    @Test
    void findsByTheMarkWhatNobodyHadTimeToTell() throws Exception {
        Process marked = started(Map.of(RunMark.VARIABLE, run), "setsid", "sleep", "1000");
        Process sameName = unmarked("setsid", "sleep", "1000");
        Process guardian = guardian();
        long killed = System.nanoTime();

        leaveAlone(guardian);

        assertThat(marked.waitFor()).isEqualTo(137);
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(2));
        assertThat(sameName.isAlive()).isTrue();
        sameName.destroyForcibly().waitFor();
    }

    @Test
    void removesTheLeasesOfItsRunAndNoOthers() throws Exception {
        Files.writeString(directory.resolve("ports/12345"), run + "\n");
        Files.writeString(directory.resolve("ports/12346"), "another\n");

        leaveAlone(guardian());

        assertThat(directory.resolve("ports")).isDirectoryNotContaining("glob:**12345")
                .isDirectoryContaining("glob:**12346");
        assertThat(directory.resolve("run")).isDirectory();
    }

    @Test
    void removesTheDirectoryWhenTheRunKeepsNothing() throws Exception {
        mark = new RunMark(run, directory.resolve("run"), directory.resolve("ports"), "never");
        Files.writeString(directory.resolve("run/file"), "");

        leaveAlone(guardian());

        assertThat(directory.resolve("run")).doesNotExist();
    }

    @Test
    void politeSignalsDoNotEndItAndAFarewellDoes() throws Exception {
        Guardian guardian = Guardian.start(mark).orElseThrow();
        Await.that("its ears to be closed").until(soon(), () -> ignores(guardian.pid(), Signal.TERM)
                ? Observation.found("") : Observation.notYet(""));
        for (String signal : List.of("HUP", "INT", "QUIT", "TERM")) {
            unmarked("kill", "-s", signal, String.valueOf(guardian.pid())).waitFor();
        }
        assertThat(guardian.alive()).isTrue();
        guardian.dismiss();
        assertThat(guardian.alive()).isFalse();
    }

    @Test
    void theFirstChildBringsAGuardianAndOneThatIsKilledIsReplaced() throws Exception {
        List<ProcessIdentity> book = new CopyOnWriteArrayList<>();
        Custody custody = new Custody(mark, book::add);
        try (Spawner spawner = new Spawner(custody)) {
            assertThat(custody.guardian()).isEmpty();
            ChildProcess child = spawner.start(TestChildren.command(directory, "/bin/sleep", "1000"));
            long first = custody.guardian().orElseThrow();
            assertThat(book).containsExactly(child.identity().orElseThrow());
            ProcessHandle.of(first).orElseThrow().destroyForcibly();
            Await.that("the end of the guardian").until(soon(), () -> ProcessIdentity.of(first)
                    .filter(ProcessIdentity::alive).isEmpty() ? Observation.found("") : Observation.notYet(""));
            spawner.start(TestChildren.command(directory, "/bin/sleep", "1000"));
            assertThat(custody.guardian()).isNotEqualTo(Optional.of(first));
        }
        assertThat(custody.guardian()).isEmpty();
    }

    @Test
    void whatAChildLeavesBehindInASessionOfItsOwnEndsWithTheSpawner() throws Exception {
        Custody custody = new Custody(mark, identity -> { });
        ProcessIdentity stray;
        try (Spawner spawner = new Spawner(custody)) {
            spawner.start(TestChildren.shell(directory, "setsid sleep 1000 & echo $! > stray")).awaitExit(soon());
            stray = ProcessIdentity.of(number(directory.resolve("stray"))).orElseThrow();
            assertThat(stray.alive()).isTrue();
        }
        Await.that("the end of the stray").until(soon(), () -> stray.alive()
                ? Observation.notYet("alive") : Observation.found(""));
    }

    @Test
    void careForAChildCostsLittle() {
        Duration without;
        try (Spawner spawner = new Spawner()) {
            spawns(spawner, 50);
            without = spawns(spawner, 200);
        }
        Duration with;
        try (Spawner spawner = new Spawner(new Custody(mark, identity -> { }))) {
            spawns(spawner, 50);
            with = spawns(spawner, 200);
        }
        Reliability.figure("a spawn without guardian, with guardian", without.toNanos() / 1000 + " µs, "
                + with.toNanos() / 1000 + " µs");
        assertThat(with.minus(without)).isLessThan(Duration.ofMillis(2));
    }

    private Duration spawns(Spawner spawner, int count) {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long began = System.nanoTime();
            spawner.start(TestChildren.command(directory, "/bin/true"));
            times.add(Duration.ofNanos(System.nanoTime() - began));
        }
        return times.stream().sorted().skip(count / 2).findFirst().orElseThrow();
    }

    private static boolean ignores(long pid, Signal signal) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseLong(line.substring(7).strip(), 16) >> signal.number() - 1 & 1) == 1);
        } catch (IOException e) {
            return false;
        }
    }

    /** As a process whose standard input the test holds. */
    private Process guardian() throws IOException {
        String script = new String(Guardian.class.getResourceAsStream("guardian.sh").readAllBytes());
        return started(Map.of(), "/bin/sh", "-c", script, "arangolab-guardian", mark.id(), mark.keep(),
                mark.directory().toString(), mark.ports().toString());
    }

    private static void tell(Process guardian, String line) throws IOException {
        guardian.getOutputStream().write((line + "\n").getBytes());
        guardian.getOutputStream().flush();
    }

    private static void leaveAlone(Process guardian) throws IOException, InterruptedException {
        guardian.getOutputStream().close();
        assertThat(guardian.waitFor()).isZero();
    }

    private Process unmarked(String... command) throws IOException {
        return started(Map.of(), command);
    }

    private Process started(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
                .redirectOutput(directory.resolve("out").toFile()).redirectError(directory.resolve("err").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static long number(Path file) {
        return Await.that("a number in " + file).until(soon(), () -> {
            try {
                String text = Files.exists(file) ? Files.readString(file) : "";
                return text.endsWith("\n") ? Observation.found(Long.parseLong(text.strip())) : Observation.notYet(text);
            } catch (IOException e) {
                return Observation.notYet(e.getMessage());
            }
        });
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20));
    }
}
