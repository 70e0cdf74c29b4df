package org.arangolab.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.arangolab.LabFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReportTest {
    @TempDir
    private Path directory;

    @Test
    void ofSeveralRunsTheMedianIsPrintedLastAndCounts() {
        assertThat(BenchReport.ofText("""
                Total number of operations: 1000, runs: 3, keep alive: yes
                Printing fastest result
                Operations per second rate: 9000.0
                Printing median result
                Time needed per operation: 0.000154 s
                Operations per second rate: 6480.1
                Elapsed time since start: 0.154400 s
                """)).isEqualTo(Map.of("operations", 1000L, "throughput", 6480.1, "timePerOperation", 0.000154, "elapsed", 0.1544));
    }

    @Test
    void outputWithoutFiguresHasNone() {
        assertThat(BenchReport.ofText("executing tests...\n")).isEmpty();
    }

    @Test
    void theReportHasPercentilesOfTheWorstThread() throws IOException {
        Path file = Files.writeString(directory.resolve("r.json"), """
                {"histogram":{"0":{"IntervalSize":0.1,"50.000000":0.001,"99.990000":0.02},
                "1":{"IntervalSize":0.1,"50.000000":0.003,"99.990000":0.01}},
                "totalNumberOfOperations":10,"min":0.1,"avg":0.2,"max":0.3,
                "results":{"operationsPerSecondRate":5.5,"timeNeededPerOperation":0.2,"timeSinceStart":2,"failures":1}}
                """);
        assertThat(BenchReport.ofJson(file)).containsOnly(Map.entry("operations", 10L), Map.entry("throughput", 5.5),
                Map.entry("timePerOperation", 0.2), Map.entry("elapsed", 2.0), Map.entry("failures", 1L),
                Map.entry("min", 0.1),
                Map.entry("avg", 0.2), Map.entry("max", 0.3), Map.entry("p50", 0.003), Map.entry("p99.99", 0.02));
    }

    @Test
    void aReportThatIsNoJsonIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("r.json"), "{");
        assertThatThrownBy(() -> BenchReport.ofJson(file)).isInstanceOf(LabFailureException.class)
                .hasMessageStartingWith("cannot read the report of arangobench, " + file + ": ");
    }
}
