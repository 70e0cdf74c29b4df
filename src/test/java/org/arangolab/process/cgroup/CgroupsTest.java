package org.arangolab.process.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where groups are made, on mounts of both versions that the test has written. */
class CgroupsTest {
    private static final CgroupLimits BOTH = new CgroupLimits(Optional.of(new ByteSize(512L << 20)), Optional.of(1.5));

    @TempDir
    private Path mount;

    private void group(String path, String... files) throws IOException {
        Path directory = Files.createDirectories(mount.resolve(path));
        Files.createFile(directory.resolve("cgroup.procs"));
        for (int i = 0; i < files.length; i += 2) {
            Files.writeString(directory.resolve(files[i]), files[i + 1]);
        }
    }

    @Test
    void versionOneHasAGroupForEachControllerBelowTheLabsOwn() throws IOException {
        group("memory/lab", "memory.memsw.limit_in_bytes", "0");
        group("cpu/lab");
        List<Cgroup> groups = new Cgroups("5:cpu,cpuacct:/lab\n4:memory:/lab\n0::/\n", mount).plan("db1", BOTH);
        assertThat(groups).containsExactly(
                new Cgroup(mount.resolve("memory/lab/db1"), Map.of("memory.limit_in_bytes", "536870912",
                        "memory.memsw.limit_in_bytes", "536870912")),
                new Cgroup(mount.resolve("cpu/lab/db1"), Map.of("cpu.cfs_quota_us", "150000")));
        assertThat(groups.get(0).limits().keySet()).as("with swap only after without").containsExactly(
                "memory.limit_in_bytes", "memory.memsw.limit_in_bytes");
    }

    @Test
    void versionTwoHasOneGroupBesideTheNearestThatSharesItsControllers() throws IOException {
        group("", "cgroup.subtree_control", "cpu memory");
        group("user", "cgroup.subtree_control", "cpu memory pids\n", "memory.swap.max", "max");
        group("user/app", "cgroup.subtree_control", "");
        assertThat(new Cgroups("0::/user/app", mount).plan("db1", BOTH)).containsExactly(
                new Cgroup(mount.resolve("user/db1"), Map.of("memory.max", "536870912", "memory.swap.max", "0",
                        "cpu.max", "150000 100000")));
        assertThat(new Cgroups("0::/user/app", mount).missing()).isEmpty();
    }

    @Test
    void whereNoneCanBeMadeItIsSaidWhatHelps() throws IOException {
        group("user", "cgroup.subtree_control", "pids");
        Cgroups groups = new Cgroups("0::/user", mount);
        assertThat(groups.missing()).contains("this user can make none for memory, cpu");
        assertThatThrownBy(() -> groups.plan("db1", BOTH)).isInstanceOf(ConfigException.class).hasMessage(
                "the kernel lets this user make no control group with the controller 'memory'; start the lab as root, "
                + "or "
                        + "below one's own systemd: systemd-run --user --scope arangolab …");
        assertThatThrownBy(() -> new Cgroups("", mount).plan("db1", BOTH)).hasMessageStartingWith(
                "the kernel lets this user make no control group with the controller 'memory': there are none here; ");
    }

    @Test
    void oneThatTheKernelRefusesIsNotLeftBehind() {
        Cgroup group = new Cgroup(mount.resolve("db1"), Map.of("no/such", "1"));
        assertThatThrownBy(group::make).hasMessage("cannot make the control group " + mount.resolve("db1")
                + " with {no/such=1}: " + mount.resolve("db1/no/such")
                + "\n  arangolab doctor tells what is possible here");
        assertThat(mount.resolve("db1")).doesNotExist();
    }

    @Test
    void limitsAreToldInWords() {
        assertThat(BOTH).hasToString("512 MiB, 1.5 processors");
        assertThat(new CgroupLimits(Optional.empty(), Optional.of(2.0))).hasToString("2.0 processors");
    }
}
