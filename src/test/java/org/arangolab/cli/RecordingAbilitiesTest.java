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
    void missingProgramsAreToldWithTheirRemedy() {
        assertThat(abilities().valgrind()).hasToString("warn  valgrind: valgrind is not installed here\n"
                + "      remedy: apt-get install valgrind");
        assertThat(abilities().rr())
                .hasToString("warn  rr: rr is not installed here\n      remedy: apt-get install rr");
    }

    @Test
    void programsOnThePathThatWorkAreFound() throws IOException {
        Path valgrind = program("valgrind", "exit 1");
        Path rr = program("rr", "exit 0");
        assertThat(abilities().valgrind()).hasToString("ok    valgrind: " + valgrind);
        assertThat(abilities().rr()).hasToString("ok    rr: " + rr);
    }

    @Test
    void recorderThatCannotRecordIsToldAsTheStartOfAServerWouldBe() throws IOException {
        Path rr = program("rr", "exit 1");
        Files.createDirectories(directory.resolve("sys/bus/event_source/devices/software"));
        assertThat(abilities().rr()).hasToString("warn  rr: " + rr + " cannot record here: the processor shows no "
                + "performance counters\n      remedy: use a machine, or a virtual one with counters passed on");
    }

    private RecordingAbilities abilities() {
        return new RecordingAbilities(Map.of("PATH", directory.toString()), directory.resolve("proc"));
    }

    private Path program(String name, String words) throws IOException {
        Path file = Files.createFile(directory.resolve(name), PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwxr-xr-x")));
        return Files.writeString(file, "#!/bin/sh\n" + words + "\n");
    }
}
