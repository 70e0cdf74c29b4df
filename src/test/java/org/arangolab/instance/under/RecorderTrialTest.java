package org.arangolab.instance.under;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.arangolab.process.SearchPath;
import org.arangolab.process.Spawner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine lets rr do is told by rr; why not, by the machine. */
class RecorderTrialTest {
    private static final String REFUSES = "mkdir $3\n"
            + "echo \"[FATAL ./src/PerfCounters.cc:306:start_counter()] Unable to open performance counter\" >&2\n"
            + "exit 1";

    @TempDir
    private Path directory;
    private Spawner spawner;

    @BeforeEach
    void open() {
        spawner = new Spawner();
    }

    @AfterEach
    void close() {
        spawner.close();
    }

    private Optional<String> obstacle() {
        return new Recorded(Optional.empty(), false, false, List.of()).obstacle(new Surroundings(
                new SearchPath(directory.toString()), directory.resolve("proc"), spawner)).map(Obstacle::toString);
    }

    private Path rr(String words) throws IOException {
        Path file = write("rr", "#!/bin/sh\n" + words + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void counters() throws IOException {
        Files.createDirectories(directory.resolve("sys/bus/event_source/devices/cpu"));
    }

    @Test
    void recorderThatRecordsIsNoObstacleWhateverTheMachineShows() throws IOException {
        rr("[ \"$1\" = record ] && [ \"$2\" = -o ] && [ \"$4\" = true ] && mkdir $3");
        assertThat(obstacle()).isEmpty();
    }

    @Test
    void aVirtualMachineWithoutCountersIsNamed() throws IOException {
        Path rr = rr(REFUSES);
        write("proc/cpuinfo", "processor\t: 0\nmodel name\t: AMD EPYC\nflags\t\t: fpu hypervisor lahf_lm\n");
        assertThat(obstacle()).contains(rr
                + " cannot record here: the processor shows no performance counters, as in a virtual "
                + "machine that is not given them; use a machine, or a virtual one with counters passed on");
    }

    @Test
    void countersThatAreNotOursAreToldWithTheirRemedy() throws IOException {
        Path rr = rr(REFUSES);
        counters();
        write("proc/sys/kernel/perf_event_paranoid", "2\n");
        write("proc/self/status", "Name:\tjava\nCapEff:\t0000000000000000\n");
        assertThat(obstacle()).contains(rr + " cannot record here: perf_event_paranoid is 2; "
                + "sysctl kernel.perf_event_paranoid=1");
    }

    @Test
    void whatTheMachineDoesNotExplainIsToldInTheRecordersWords() throws IOException {
        Path rr = rr(REFUSES);
        counters();
        write("proc/sys/kernel/perf_event_paranoid", "2\n");
        write("proc/self/status", "CapEff:\t0000004000000000\n");
        write("proc/cpuinfo", "model name\t: Some CPU\n");
        assertThat(obstacle()).contains(rr
                + " cannot record here: Unable to open performance counter; rr record true in a shell "
                + "shows it; rr needs hardware counters, ptrace and a processor that it knows, and this is Some CPU");
    }

    @Test
    void programThatWasNamedAndIsNotThereIsAnObstacle() {
        Path missing = directory.resolve("nowhere/rr");
        assertThat(new Recorded(Optional.of(missing), false, false, List.of()).obstacle(Surroundings.here(spawner)))
                .contains(new Obstacle(missing + " is not there, or not executable",
                        "name another one, or leave out program: and have it in PATH"));
    }

    @Test
    void trialLeavesNothingBehind() throws IOException {
        Path told = directory.resolve("told");
        rr("mkdir $3; echo $3 > " + told);
        assertThat(obstacle()).isEmpty();
        assertThat(Path.of(Files.readString(told).strip()).getParent()).doesNotExist();
    }
}
