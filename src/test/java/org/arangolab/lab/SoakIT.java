package org.arangolab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.process.Signal;
import org.arangolab.testing.Reliability;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping again and again: nothing grows. */
@Tag("reliability")
class SoakIT {
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path directory;

    private record Size(int threads, int descriptors, long heap, int leases, int directories, int processes) {
        @Override
        public String toString() {
            return threads + " threads, " + descriptors + " descriptors, " + heap / MEGABYTE + " MB heap, " + leases
                    + " leases, " + directories + " directories, " + processes + " processes";
        }
    }

    @Test
    void manyLivesOfAServerLeaveNoTrace() throws Exception {
        int cycles = Reliability.rounds(40, 200);
        try (Lab lab = Lab.open(options()); Session session = lab.session("")) {
            Instance server = session.define(InstanceSpec.named("db1").build());
            live(server, 20);
            Size before = size();
            long began = System.nanoTime();
            live(server, cycles);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            Size after = settled(before);
            Reliability.figure(cycles + " lives of a server, before", before);
            Reliability.figure(cycles + " lives of a server, after", after);
            Reliability.figure("start and stop of a server, mean", took.toMillis() / cycles + " ms");
            assertNoGrowth(before, after);
        }
    }

    @Test
    void manyLabsLeaveNoTrace() throws Exception {
        int cycles = Reliability.rounds(15, 200);
        for (int i = 0; i < 5; i++) {
            openAndClose();
        }
        Size before = size();
        for (int i = 0; i < cycles; i++) {
            openAndClose();
        }
        Size after = settled(before);
        Reliability.figure(cycles + " labs with a server each, before", before);
        Reliability.figure(cycles + " labs with a server each, after", after);
        assertNoGrowth(before, after);
        assertThat(after.leases()).isZero();
        assertThat(after.directories()).isZero();
    }

    private void openAndClose() throws IOException {
        try (Lab lab = Lab.open(options()); Session session = lab.session("")) {
            session.define(InstanceSpec.named("db1").build()).start();
        }
    }

    private static void live(Instance server, int times) {
        for (int i = 0; i < times; i++) {
            server.start();
            server.kill(Signal.TERM).awaitExit(Duration.ofSeconds(20));
        }
    }

    private static void assertNoGrowth(Size before, Size after) {
        assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 3);
        assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors() + 3);
        assertThat(after.heap()).isLessThan(before.heap() + 8 * MEGABYTE);
        assertThat(after.leases()).isEqualTo(before.leases());
        assertThat(after.directories()).isEqualTo(before.directories());
        assertThat(after.processes()).isEqualTo(before.processes());
    }

    /** Threads and connections of the last life need a moment to go; what has leaked stays. */
    private Size settled(Size before) throws IOException {
        Awaitility.await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> assertNoGrowth(before, size()));
        return size();
    }

    private Size size() throws IOException {
        System.gc();
        return new Size(threads(), count(Path.of("/proc/self/fd")),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                count(directory.resolve("runs/ports")), count(directory.resolve("runs")) - 1,
                (int) ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count());
    }

    /** Without those that the JDK keeps for a minute to wait for processes. */
    private static int threads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("process reaper")).count();
    }

    private static int count(Path place) throws IOException {
        try (Stream<Path> all = Files.list(place)) {
            return (int) all.count();
        }
    }

    private LabOptions options() throws IOException {
        Path arangod = directory.resolve("arangod");
        if (!Files.exists(arangod)) {
            Files.writeString(arangod,
                    "#!/bin/sh\ncase $1 in --dump-options|--help-all) exit;; esac\nexec sleep 1000\n");
            assertThat(arangod.toFile().setExecutable(true)).isTrue();
        }
        return LabOptions.defaults().withRuns(directory.resolve("runs")).withArangodb(Optional.of(arangod));
    }
}
