package org.arangolab.diagnose.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreForecastTest {
    @TempDir
    private Path directory;
    private Path cwd;

    @BeforeEach
    void makeProc() throws IOException {
        cwd = Files.createDirectories(directory.resolve("cwd"));
        Files.createDirectories(directory.resolve("sys/kernel"));
        Files.createDirectories(directory.resolve("4711"));
        Files.createSymbolicLink(directory.resolve("4711/cwd"), cwd);
        proc("core", "1", "unlimited");
    }

    private void proc(String pattern, String usesPid, String limit) throws IOException {
        Files.writeString(directory.resolve("sys/kernel/core_pattern"), pattern + "\n");
        Files.writeString(directory.resolve("sys/kernel/core_uses_pid"), usesPid + "\n");
        Files.writeString(directory.resolve("4711/limits"),
                "Limit                     Soft Limit           Hard Limit           Units\n"
                        + "Max core file size        " + limit + "                    unlimited            bytes\n");
    }

    @Test
    void coreIsFoundInTheDirectoryOfTheProcess() throws IOException {
        CoreForecast forecast = CoreForecast.of(4711, directory);
        Files.writeString(cwd.resolve("core.4712"), "another");
        Files.writeString(cwd.resolve("core.4711"), "core");
        assertThat(forecast.obstacle()).isEmpty();
        assertThat(forecast.find().file()).contains(cwd.resolve("core.4711"));
    }

    @Test
    void partsOfThePatternThatAreNotKnownAreWildcards() throws IOException {
        Path cores = Files.createDirectories(directory.resolve("cores"));
        proc(cores + "/core-%e-%p-%t", "1", "unlimited");
        CoreForecast forecast = CoreForecast.of(4711, directory);
        Path core = Files.writeString(cores.resolve("core-Sched Worker 9-4711-1790000000"), "core");
        assertThat(forecast.find()).hasToString("core " + core);
    }

    @Test
    void whyNoneCanComeIsKnownBefore() throws IOException {
        proc("core", "1", "0");
        assertThat(CoreForecast.of(4711, directory).find()).hasToString(
                "no core: the process was started with a limit of 0 for cores; define it with core: true");
        proc("|/usr/lib/systemd/systemd-coredump %P %u", "1", "0");
        assertThat(CoreForecast.of(4711, directory).obstacle()).contains("the system hands cores to a program, "
                + "/usr/lib/systemd/systemd-coredump; ask that for it, or set kernel.core_pattern to core.%p");
        proc("/nowhere/core", "0", "unlimited");
        assertThat(CoreForecast.of(4711, directory).obstacle())
                .contains("the directory for cores, /nowhere, cannot be written");
        assertThat(CoreForecast.of(4712, directory).find().reason())
                .startsWith("the system does not tell where it writes cores: ");
    }

    @Test
    void coreThatDoesNotComeIsTold() {
        assertThat(CoreForecast.of(4711, directory).find()).hasToString("no core: none came in " + cwd
                + "; it may be full, or the process may have forbidden its core as sanitizer builds do");
    }
}
