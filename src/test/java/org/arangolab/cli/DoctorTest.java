package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.arangolab.lab.LabOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    private Path directory;
    private Path arangod;

    @BeforeEach
    void machine() throws IOException {
        arangod = Files.createFile(directory.resolve("arangod"));
        proc("sys/fs/inotify/max_user_instances", "128\n");
        proc("sys/kernel/core_pattern", "core\n");
    }

    @Test
    void aServerThatIsFoundIsToldWithTheReason() throws IOException {
        executable();

        assertThat(finding("arangod")).isEqualTo("ok    arangod: " + arangod + " (--arangodb)");
    }

    @Test
    void aServerThatCannotBeExecutedFails() {
        assertThat(finding("arangod")).isEqualTo("fail  arangod: " + arangod + " (--arangodb) is not executable\n"
                + "      remedy: chmod +x " + arangod);
    }

    @Test
    void aPlaceWithoutServerFailsWithThePathsThatWereTried() {
        Path empty = directory.resolve("empty");
        LabOptions options = options().withArangodb(Optional.of(empty));

        assertThat(finding(options, "arangod")).startsWith("fail  arangod: --arangodb " + empty
                + " holds no arangod; tried " + empty + "/arangod, ")
                .endsWith("remedy: name an installation: --arangodb DIR");
    }

    @Test
    void missingToolsAreToldWithWhatIsLost() {
        assertThat(finding("gdb")).isEqualTo("warn  gdb: not found: no stacks of servers and cores\n"
                + "      remedy: install gdb");
        assertThat(finding("setpriv")).isEqualTo("warn  setpriv: not found: servers may outlive a lab that is killed "
                + "with SIGKILL\n      remedy: install util-linux");
    }

    @Test
    void toolsOnThePathAreFound() throws IOException {
        Path gdb = Files.createFile(directory.resolve("gdb"), PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwx------")));

        assertThat(finding("gdb")).isEqualTo("ok    gdb: " + gdb);
    }

    @Test
    void coresThatAProgramTakesAreAWarning() throws IOException {
        proc("sys/kernel/core_pattern", "|/usr/lib/systemd/systemd-coredump %P\n");

        assertThat(finding("core pattern"))
                .isEqualTo("warn  core pattern: |/usr/lib/systemd/systemd-coredump %P (a program "
                + "gets the cores, not the server's directory)\n      remedy: sysctl kernel.core_pattern=core.%p");
    }

    @Test
    void fewInotifyInstancesAreAWarning() throws IOException {
        proc("sys/fs/inotify/max_user_instances", "1");

        assertThat(finding("inotify")).isEqualTo("warn  inotify: only 1 instances for each user: logs of many servers "
                + "cannot be followed\n      remedy: sysctl fs.inotify.max_user_instances=512");
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        Files.delete(directory.resolve("proc/sys/kernel/core_pattern"));

        assertThat(finding("core pattern")).isEqualTo("warn  core pattern: it cannot be read here");
    }

    private void executable() throws IOException {
        Files.setPosixFilePermissions(arangod, PosixFilePermissions.fromString("rwx------"));
    }

    private void proc(String file, String content) throws IOException {
        Path path = directory.resolve("proc").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private LabOptions options() {
        return LabOptions.defaults().withArangodb(Optional.of(directory)).withRuns(directory.resolve("runs"));
    }

    private String finding(String what) {
        return finding(options(), what);
    }

    private String finding(LabOptions options, String what) {
        return new Doctor(options, Map.of("PATH", directory.toString()), directory.resolve("proc")).examine().stream()
                .filter(finding -> finding.what().equals(what)).findFirst().orElseThrow().toString();
    }

    @Test
    void debuggerThatMayNotAttachIsToldWithTheRemedy() throws IOException {
        proc("sys/kernel/yama/ptrace_scope", "1\n");
        proc("self/status", "Uid:\t1000\t1000\t1000\t1000\n");
        assertThat(finding("ptrace"))
                .isEqualTo("warn  ptrace: ptrace_scope 1: a debugger may not look at servers that the "
                + "lab has started; stacks come from the kernel only\n      remedy: sysctl kernel.yama.ptrace_scope=0");
        proc("self/status", "Uid:\t0\t0\t0\t0\n");
        assertThat(finding("ptrace")).isEqualTo("ok    ptrace: ptrace_scope 1, and this is root");
    }

    @Test
    void kernelThatTellsNoPressureIsAWarning() throws IOException {
        assertThat(finding("pressure"))
                .isEqualTo("warn  pressure: the kernel does not tell how long tasks wait: an overloaded "
                + "machine shows by its load and memory only\n      remedy: boot with psi=1");
        proc("pressure/cpu", "some avg10=0.00");
        assertThat(finding("pressure")).isEqualTo("ok    pressure: the kernel tells how long tasks wait");
        assertThat(finding("host")).startsWith("ok    host: ");
    }

    @Test
    void fewOpenFilesAreTold() throws IOException {
        proc("self/limits", "Max open files            1024                 1024                 files     \n");
        assertThat(finding("open files")).isEqualTo("warn  open files: only 1024 for each server\n"
                + "      remedy: ulimit -H -n 65535, as root");
    }
}
