package org.arangolab.diagnose.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.arangolab.process.ExitStatus;
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

    private CoreForecast forecast(long pid) {
        return CoreForecast.of(pid, false, directory, directory.resolve("systemd"));
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
        CoreForecast forecast = forecast(4711);
        Files.writeString(cwd.resolve("core.4712"), "another");
        Files.writeString(cwd.resolve("core.4711"), "core");
        assertThat(forecast.obstacle()).isEmpty();
        assertThat(forecast.find().file()).contains(cwd.resolve("core.4711"));
    }

    @Test
    void partsOfThePatternThatAreNotKnownAreWildcards() throws IOException {
        Path cores = Files.createDirectories(directory.resolve("cores"));
        proc(cores + "/core-%e-%p-%t", "1", "unlimited");
        CoreForecast forecast = forecast(4711);
        Path core = Files.writeString(cores.resolve("core-Sched Worker 9-4711-1790000000"), "core");
        assertThat(forecast.find()).hasToString("core " + core);
    }

    @Test
    void whyNoneCanComeIsKnownBefore() throws IOException {
        proc("core", "1", "0");
        assertThat(forecast(4711).find()).hasToString(
                "no core: the process was started with a limit of 0 for cores; define it with core: true");
        proc("|/usr/lib/systemd/systemd-coredump %P %u", "1", "0");
        assertThat(forecast(4711).obstacle()).contains("the system hands cores to a program, "
                + "/usr/lib/systemd/systemd-coredump; ask it: coredumpctl dump 4711 -o core (the pid is the host's)");
        proc("/nowhere/core", "0", "unlimited");
        assertThat(forecast(4711).obstacle())
                .contains("the directory for cores, /nowhere, cannot be written");
        assertThat(forecast(4712).find().reason())
                .startsWith("it ended before its limits could be read: there is no ");
    }

    @Test
    void coreThatItsHandlerIsStillPackingIsAwaited() throws Exception {
        proc("|/usr/lib/systemd/systemd-coredump %P %u", "1", "0");
        Path store = Files.createDirectories(directory.resolve("systemd"));
        Path handler = Files.createDirectories(directory.resolve("99"));
        Files.writeString(handler.resolve("comm"), "systemd-coredum\n");
        CoreForecast forecast = forecast(4711);
        CompletableFuture<Optional<CoreDump>> late = CompletableFuture.supplyAsync(forecast::late);
        Path core = Files.writeString(store.resolve("core.arangod.0.b00.4711.1790000000.zst"), "packed");
        assertThat(late.get(20, TimeUnit.SECONDS)).contains(CoreDump.at(core));

        Files.delete(core);
        CompletableFuture<Optional<CoreDump>> never = CompletableFuture.supplyAsync(forecast::late);
        Files.delete(handler.resolve("comm"));
        assertThat(never.get(20, TimeUnit.SECONDS)).isEmpty();
        assertThat(forecast.late()).isEmpty();
    }

    @Test
    void coreThatDoesNotComeIsTold() {
        assertThat(forecast(4711).find()).hasToString("no core: none came in " + cwd
                + "; the file system may be full, or the process may have forbidden its core as sanitizer builds do");
    }

    @Test
    void directoriesOfThePatternMayVaryToo() throws IOException {
        proc(directory + "/cores/%e/%E.%p", "0", "unlimited");
        Path place = Files.createDirectories(directory.resolve("cores/SchedWorker 9"));
        CoreForecast forecast = forecast(4711);
        Files.writeString(place.resolve("!usr!sbin!arangod.4712"), "another");
        Path core = Files.writeString(place.resolve("!usr!sbin!arangod.4711"), "core");
        assertThat(forecast.find().file()).contains(core);
    }

    @Test
    void percentSignsAreNoSpecifiersAndUnknownOnesAreDropped() throws IOException {
        proc("100%%p-%z%p%", "1", "unlimited");
        CoreForecast forecast = forecast(4711);
        Path core = Files.writeString(cwd.resolve("100%p-4711"), "core");
        assertThat(forecast.find().file()).contains(core);
    }

    @Test
    void fileWithoutAPidInItsNameIsOursWhenItWasWrittenSince() throws IOException {
        proc("core", "0", "unlimited");
        Path core = Files.writeString(cwd.resolve("core"), "old");
        assertThat(core.toFile().setLastModified(1_000_000_000_000L)).isTrue();
        CoreForecast forecast = forecast(4711);
        assertThat(forecast.find().file()).isEmpty();
        Files.writeString(core, "new");
        assertThat(forecast.find().file()).contains(core);
    }

    @Test
    void endsThatLeaveNoCoreAreToldAsSuch() {
        assertThat(forecast(4711).find(new ExitStatus(137))).hasToString("no core: SIGKILL leaves no core");
        assertThat(forecast(4711).find(new ExitStatus(1)))
                .hasToString("no core: it ended by itself, with exit code 1, and not by a signal");
    }

    @Test
    void programsThatGetTheCoresAreNamedWithHowToAskThem() throws IOException {
        proc("|/usr/share/apport/apport -p%p", "0", "unlimited");
        assertThat(forecast(4711).obstacle()).contains("the system hands cores to a program, /usr/share/apport/apport; "
                + "look in /var/crash; apport keeps those of packaged programs only");
        proc("|/usr/libexec/abrt-hook-ccpp %s", "0", "unlimited");
        assertThat(forecast(4711).obstacle())
                .contains("the system hands cores to a program, /usr/libexec/abrt-hook-ccpp; "
                + "ask it: abrt-cli list");
        proc("|/opt/collect", "0", "unlimited");
        assertThat(forecast(4711).obstacle()).contains("the system hands cores to a program, /opt/collect; "
                + "ask that for it, or set kernel.core_pattern to core.%p");
        proc("@/run/coredump.socket", "0", "unlimited");
        assertThat(forecast(4711).obstacle()).contains("the system sends cores to a socket, /run/coredump.socket");
        proc("", "0", "unlimited");
        assertThat(forecast(4711).obstacle()).contains("kernel.core_pattern is empty: no core is written");
    }

    @Test
    void coreThatSystemdKeepsIsFound() throws IOException {
        Path systemd = Files.createDirectories(directory.resolve("systemd"));
        proc("|/usr/lib/systemd/systemd-coredump %P %u", "0", "0");
        CoreForecast forecast = forecast(4711);
        Files.writeString(systemd.resolve("core.arangod.0.b007.4712.1790000000000000.zst"), "another");
        Path core = Files.writeString(systemd.resolve("core.arangod.0.b007.4711.1790000000000000.zst"), "core");
        assertThat(forecast.find().file()).contains(core);
    }

    @Test
    void limitThatCutsACoreIsToldWithIt() throws IOException {
        proc("core", "1", "1024");
        Files.writeString(directory.resolve("4711/status"), "VmRSS:\t  512 kB\n");
        assertThat(forecast(4711).find().reason()).isEqualTo("none came in " + cwd + "; the limit for cores, 1 KiB, is "
                + "less than the process has in memory: its core will be cut; the file system may be full, or the "
                + "process "
                + "may have forbidden its core as sanitizer builds do");
    }

    @Test
    void limitThatWillBeRaisedCountsAsRaised() throws IOException {
        proc("core", "1", "0");
        assertThat(CoreForecast.of(4711, true, directory, directory.resolve("systemd")).obstacle()).isEmpty();
    }
}
