package org.arangolab.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostLoadTest {
    @TempDir
    Path proc;

    private HostLoad host(String load, long availableKilobytes, String cpu) throws Exception {
        Files.createDirectories(proc.resolve("pressure"));
        Files.writeString(proc.resolve("loadavg"), load + " 0.10 0.05 1/123 4711\n");
        Files.writeString(proc.resolve("meminfo"), "MemTotal:  8388608 kB\nMemAvailable:  " + availableKilobytes
                + " kB\n");
        Files.writeString(proc.resolve("pressure/cpu"), "some avg10=" + cpu + " avg60=0.00 avg300=0.00 total=1\n");
        return HostLoad.of(proc, 2);
    }

    @Test
    void quietMachineIsNotOverloaded() throws Exception {
        HostLoad host = host("0.40", 4194304, "8.20");
        assertThat(host.isOverloaded()).isFalse();
        assertThat(host.verdict())
                .isEqualTo("the machine was not overloaded: load 0.4 on 2 processors, memory 4 GiB of 8 GiB "
                + "available, waits for cpu 8.2 % of the last 10 s");
    }

    @Test
    void overloadIsAVerdictWithFigures() throws Exception {
        assertThat(host("9.20", 131072, "71.00").verdict()).isEqualTo(
                "the machine was overloaded: load 9.2 on 2 processors, "
                + "tasks waited for a processor 71 % of the last 10 s, only 128 MiB of 8 GiB of memory available");
    }

    @Test
    void machineThatTellsNothingIsNotOverloaded() {
        HostLoad host = HostLoad.of(proc.resolve("none"), 2);
        assertThat(host.isOverloaded()).isFalse();
        assertThat(host).hasToString("host: not overloaded\n  load  0.0 on 2 processors");
    }

    @Test
    void guestsTimeIsNotCountedTwice() {
        assertThat(HostWatch.times("cpu  10 20 30 40 5 6 7 8 9 1\ncpu0 1 1 1 1\n"))
                .containsExactly(10, 20, 30, 40, 5, 6, 7, 8);
        assertThat(HostWatch.times("")).containsOnly(0);
    }

    @Test
    void factsOfThisMachineAreThere() {
        HostFacts facts = HostFacts.find().orElseThrow();
        assertThat(facts.processors()).isPositive();
        assertThat(facts.memory().bytes()).isPositive();
        assertThat(facts.toString()).contains(facts.processor()).doesNotContain("unknown");
    }
}
