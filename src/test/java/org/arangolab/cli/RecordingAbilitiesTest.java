package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingAbilitiesTest {
    @TempDir
    private Path directory;

    @Test
    void missingProgramsAreToldWithWhatIsLost() {
        assertThat(abilities().valgrind()).hasToString("warn  valgrind: not found: nothing can be run under it\n"
                + "      remedy: install valgrind");
        assertThat(abilities().rr()).hasToString("warn  rr: not found: nothing can be recorded\n"
                + "      remedy: install rr");
    }

    @Test
    void valgrindOnThePathIsFound() throws IOException {
        assertThat(abilities().valgrind().level()).isEqualTo(Checked.Level.WARN);
        Path valgrind = program("valgrind");
        assertThat(abilities().valgrind()).hasToString("ok    valgrind: " + valgrind);
    }

    @Test
    void aProcessorWithoutCountersIsToldBeforehand() throws IOException {
        Path rr = program("rr");
        device("software");
        assertThat(abilities().rr()).hasToString("warn  rr: " + rr + ", but the processor shows no performance counters: "
                + "nothing can be recorded\n      remedy: use a machine, or a virtual one with counters passed on");
    }

    @Test
    void countersThatAreNotOursAreToldWithTheirRemedy() throws IOException {
        Path rr = program("rr");
        device("cpu");
        proc("sys/kernel/perf_event_paranoid", "2\n");
        proc("self/status", "CapEff:\t0000000000000000\n");
        assertThat(abilities().rr()).hasToString("warn  rr: " + rr + ", but perf_event_paranoid is 2: nothing can be "
                + "recorded\n      remedy: sysctl kernel.perf_event_paranoid=1");
    }

    @Test
    void aCapabilityOpensTheCounters() throws IOException {
        Path rr = program("rr");
        device("cpu_core");
        proc("sys/kernel/perf_event_paranoid", "2\n");
        proc("self/status", "Name:\tjava\nCapEff:\t0000004000000000\n");
        assertThat(abilities().rr()).hasToString("ok    rr: " + rr);
    }

    private RecordingAbilities abilities() {
        return new RecordingAbilities(Map.of("PATH", directory.toString()), directory.resolve("proc"));
    }

    private Path program(String name) throws IOException {
        return Files.createFile(directory.resolve(name), PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    private void device(String name) throws IOException {
        Files.createDirectories(directory.resolve("sys/bus/event_source/devices").resolve(name));
    }

    private void proc(String file, String text) throws IOException {
        Path path = directory.resolve("proc").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
