package org.arangolab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.arangolab.process.cgroup.CgroupDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killings of the kernel, counted in control groups of both versions and read from its log. */
class OomWatchTest {
    private static final String DMESG = """
            [  100.000001] Out of memory: Killed process 4711 (arangod) total-vm:9kB, anon-rss:8kB, file-rss:0kB
            [ 9000.000001] oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),task=arangod,pid=4711,uid=1000
            [ 9000.000002] Memory cgroup out of memory: Killed process 4711 (arangod) total-vm:9kB, anon-rss:8kB
            [ 9001.000001] Memory cgroup out of memory: Killed process 47110 (java) total-vm:9kB, anon-rss:8kB
            [ 9002.000001] SchedWorker[4711]: segfault at 0 ip 1 sp 2 error 4 in arangod[400000+1000]
            """;

    @TempDir
    private Path directory;

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private OomWatch watch() {
        return OomWatch.of(CgroupDirectory.memory(4711, directory.resolve("proc"), directory.resolve("mount")));
    }

    @Test
    void killingsSinceTheBeginningAreCounted() throws IOException {
        write("proc/4711/cgroup", "0::/user/db1\n");
        write("mount/user/db1/memory.events", "low 0\noom 3\noom_kill 2\noom_group_kill 0\n");
        OomWatch watch = watch();
        assertThat(watch.kills()).isZero();
        write("mount/user/db1/memory.events", "low 0\noom 4\noom_kill 3\noom_group_kill 0\n");
        assertThat(watch.kills()).isEqualTo(1);
    }

    @Test
    void olderControlGroupsTellItElsewhere() throws IOException {
        write("proc/4711/cgroup", "12:cpu,cpuacct:/a\n4:memory:/docker/db1\n0::/\n");
        write("mount/memory/docker/db1/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 0\n");
        OomWatch watch = watch();
        write("mount/memory/docker/db1/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 1\n");
        assertThat(watch.kills()).isEqualTo(1);
    }

    @Test
    void withinAContainerTheMountIsTheGroup() throws IOException {
        write("proc/4711/cgroup", "0::/host/path/of/the/container\n");
        write("mount/memory.events", "oom_kill 7\n");
        OomWatch watch = watch();
        write("mount/memory.events", "oom_kill 8\n");
        assertThat(watch.kills()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadCountsNothing() throws IOException {
        assertThat(watch().kills()).isZero();
        write("proc/4711/cgroup", "nonsense");
        assertThat(watch().kills()).isZero();
    }

    @Test
    void kernelLogTellsOfThisProcessAndOfThisLife() {
        assertThat(KernelLog.killed(DMESG, 4711, 8000)).contains(
                "Memory cgroup out of memory: Killed process 4711 (arangod) total-vm:9kB, anon-rss:8kB");
        assertThat(KernelLog.killed(DMESG, 4711, 9500)).isEmpty();
        assertThat(KernelLog.killed(DMESG, 471, 0)).isEmpty();
        assertThat(KernelLog.killed("[1.1] Out of memory: Kill process 5 (arangod) score 9 or sacrifice child", 5, 0))
                .contains("Out of memory: Kill process 5 (arangod) score 9 or sacrifice child");
        assertThat(KernelLog.killed("", 5, 0)).isEmpty();
    }
}
