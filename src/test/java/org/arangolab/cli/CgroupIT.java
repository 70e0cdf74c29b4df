package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ByteSize;
import org.arangolab.process.cgroup.Cgroup;
import org.arangolab.process.cgroup.CgroupLimits;
import org.arangolab.process.cgroup.Cgroups;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers in control groups of their own, on a machine whose kernel lets this user make some. */
@Timeout(120)
class CgroupIT {
    @TempDir
    private Path directory;

    @BeforeEach
    void possible() {
        Cgroups.here().missing().ifPresent(reason -> assumeTrue(false, "control groups: " + reason));
    }

    @Test
    void serverAndWhatItStartsAreHeldToTheirLimitsAndTheGroupGoesWithThem() throws Exception {
        Files.writeString(directory.resolve("a.groovy"), """
                def db1 = instance('db1', cgroup: [memory: 512.mb, cpus: 1.5], niceness: 5).start().waitUntilReady(60.s)
                assert db1.stats().group.limit.get() == 512.mb
                assert new File("/proc/${db1.pid}/stat").text.split(' ')[18] == '5'
                println new File("/proc/${db1.pid}/cgroup").text
                """);

        Program program = Program.run(directory, "--stand-in", "run", "a.groovy");

        assertThat(program.code()).as(program.output()).isZero();
        List<String> groups = program.output().lines()
                .filter(line -> line.contains(":memory:") || line.startsWith("0::"))
                .map(line -> line.substring(line.lastIndexOf('/') + 1)).filter(name -> name.startsWith("arangolab-"))
                .toList();
        assertThat(groups).as(program.output()).hasSize(1);
        assertThat(made(groups.get(0))).isEmpty();
    }

    @Test
    void whyKnowsThatTheKernelKilledForWantOfMemory() throws Exception {
        Files.writeString(directory.resolve("a.groovy"), """
                def db1 = instance('db1', cgroup: [memory: 40.mb]).start()
                try {
                    db1.waitUntilReady(60.s)
                } catch (Exception expected) {
                    println expected.message
                }
                println db1.why()
                """);

        Program program = Program.run(directory, "--stand-in", "run", "a.groovy");

        assertThat(program.output()).contains("db1 ended with SIGKILL (code 137)")
                .contains("  1. the kernel killed it: out of memory");
    }

    @Test
    void groupOfAKilledLabIsRemoved() throws Exception {
        Files.writeString(directory.resolve("a.groovy"), """
                instance('db1', cgroup: [memory: 512.mb]).start().waitUntilReady(60.s)
                new File('run').text = new File(db1.dir).parentFile.parentFile.name
                new File('ready').createNewFile()
                sleep(10.min)
                """);
        Program program = Program.start(directory, Map.of(), "--stand-in", "run", "a.groovy");
        Await.that("the server").until(soon(), () -> Files.exists(directory.resolve("ready"))
                ? Observation.found("") : Observation.notYet("the lab lives: " + program.process().isAlive()));
        String name = "arangolab-" + Files.readString(directory.resolve("run")) + "-1";
        assertThat(made(name)).hasSize(1);

        program.process().destroyForcibly().waitFor();

        Await.that("the end of its control group").until(soon(), () -> made(name).isEmpty()
                ? Observation.found("") : Observation.notYet(made(name).toString()));
    }

    /** The lab is in the same group as this test. */
    private static List<Path> made(String name) {
        CgroupLimits limits = new CgroupLimits(Optional.of(new ByteSize(1)), Optional.of(1.0));
        return Cgroups.here().plan(name, limits).stream().map(Cgroup::directory).filter(Files::exists).toList();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(60));
    }
}
