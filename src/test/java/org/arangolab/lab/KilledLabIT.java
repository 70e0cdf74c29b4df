package org.arangolab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.arangolab.process.ProcessIdentity;
import org.arangolab.testing.Reliability;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code kill -9} of the lab, in each state, at random moments: what it started is gone, and the next start cleans up.
 */
@Tag("reliability")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KilledLabIT {
    private static final Duration LIMIT = Duration.ofMillis(250);
    private static final int LATEST_MILLIS = 60;
    /** About as long as the stand-in's five servers need. */
    private static final int CLUSTER_MILLIS = 5_000;

    @TempDir
    private Path directory;
    private Path runs;
    private final Random random = new Random();

    @BeforeEach
    void makeArangod() throws IOException {
        runs = directory.resolve("runs");
        Path arangod = Files.writeString(directory.resolve("arangod"), """
                #!/bin/sh
                case $1 in --dump-options|--help-all) exit;; esac
                trap '' TERM
                setsid sleep 1000 &
                while :; do sleep 1000; done
                """);
        assertThat(arangod.toFile().setExecutable(true)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothing(KillTarget.State state) throws Exception {
        Process foreign = new ProcessBuilder(directory.resolve("arangod").toString(), "foreign")
                .redirectOutput(directory.resolve("foreign").toFile()).start();
        List<ProcessHandle> strangers = new ArrayList<>(List.of(foreign.toHandle()));
        try {
            Reliability.Times children = new Reliability.Times();
            Reliability.Times all = new Reliability.Times();
            for (int i = 0; i < Reliability.rounds(2, 20); i++) {
                round(state, children, all);
            }
            foreign.descendants().forEach(strangers::add);
            assertThat(foreign.isAlive()).as("a foreign process of the same name").isTrue();
            Reliability.figure("killed while " + state + ", servers gone", children);
            Reliability.figure("killed while " + state + ", guardian gone too", all);
            assertThat(children.worst()).isLessThan(LIMIT);
        } finally {
            strangers.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private void round(KillTarget.State state, Reliability.Times children, Reliability.Times all) throws Exception {
        Process lab = start(state);
        try {
            killed(lab, state, children, all);
        } finally {
            lab.destroyForcibly();
        }
    }

    private void killed(Process lab, KillTarget.State state, Reliability.Times children, Reliability.Times all)
            throws Exception {
        int delay = random.nextInt(LATEST_MILLIS);
        if (state == KillTarget.State.OPENING) {
            delay = 150 + random.nextInt(600);
        } else {
            assertThat(lab.inputReader().readLine()).isNotNull();
        }
        if (state == KillTarget.State.CLUSTER) {
            delay = random.nextInt(CLUSTER_MILLIS);
        }
        lab.waitFor(delay, TimeUnit.MILLISECONDS);
        long killed = System.nanoTime();
        lab.destroyForcibly();
        children.add(gone("the servers of a lab killed " + delay + " ms into " + state, killed, false));
        all.add(gone("the guardian of a lab killed " + delay + " ms into " + state, killed, true));
        assertThat(lab.waitFor(20, TimeUnit.SECONDS)).isTrue();
        Lab.open(LabOptions.defaults().withRuns(runs)).close();
        assertThat(left(runs)).as("directories").allMatch(path -> path.endsWith("ports"));
        assertThat(left(runs.resolve("ports"))).as("leases").isEmpty();
    }

    private Process start(KillTarget.State state) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        if (state.needsAnswers()) {
            command.add("-Darangolab.home=" + System.getProperty("arangolab.home"));
        }
        command.addAll(List.of(KillTarget.class.getName(), state.name(), runs.toString()));
        if (!state.needsAnswers()) {
            command.add(directory.resolve("arangod").toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("ARANGOLAB_RUNS", runs.toString());
        return builder.start();
    }

    private Duration gone(String what, long from, boolean guardianToo) {
        Await.that(what + " to be gone").until(Deadline.in(Duration.ofSeconds(20)), () -> {
            List<String> alive = alive(guardianToo);
            return alive.isEmpty() ? Observation.found("") : Observation.notYet(String.join("\n", alive));
        });
        return Duration.ofNanos(System.nanoTime() - from);
    }

    /** Every process whose environment says that it belongs to a lab of this test; the test's own has another. */
    private List<String> alive(boolean guardianToo) {
        List<String> alive = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
            for (Path process : all) {
                if (text(process.resolve("environ")).contains("ARANGOLAB_RUNS=" + runs + "\0")
                        && ProcessIdentity.of(Long.parseLong(process.getFileName().toString()))
                                .filter(ProcessIdentity::alive).isPresent()) {
                    String command = text(process.resolve("cmdline"));
                    if (guardianToo || !command.contains("arangolab-guardian") && !command.startsWith("grep\0")
                            && !command.startsWith("sleep\0" + "0.")) {
                        alive.add(process.getFileName() + " " + command.replace('\0', ' '));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return alive;
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // it has gone
        }
    }

    private static List<Path> left(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(place)) {
            return all.toList();
        }
    }
}
