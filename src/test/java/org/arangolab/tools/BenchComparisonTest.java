package org.arangolab.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.process.ExitStatus;
import org.junit.jupiter.api.Test;

class BenchComparisonTest {
    private static ToolResult result(Tool tool, Map<String, Object> figures) {
        return new ToolResult(tool, new ExitStatus(0), Optional.empty(), Duration.ofSeconds(1), "", "", figures,
                List.of(), Map.of(), Path.of("/run"));
    }

    private static final ToolResult BEFORE =
            result(Tool.ARANGOBENCH, Map.of("operations", 100L, "throughput", 1000.0, "p99", 0.01));
    private static final ToolResult AFTER =
            result(Tool.ARANGOBENCH, Map.of("operations", 100L, "throughput", 500.0, "p99", 0.02));

    @Test
    void ofThroughputMoreIsBetterOfTimesLess() {
        BenchComparison slower = AFTER.since(BEFORE);
        assertThat(slower.get("throughput").getWorse()).isEqualTo(100);
        assertThat(slower.get("p99").getRatio()).isEqualTo(2);
        assertThat(slower.worse(99)).containsExactly("p99", "throughput");
        assertThat(BEFORE.since(AFTER).worse(0)).isEmpty();
        assertThat(slower.toString())
                .isEqualTo("p99         0.0100000 → 0.0200000  +100.0 %\nthroughput  1000.00 → 500.000  -50.0 %");
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        ToolResult more = result(Tool.ARANGOBENCH, Map.of("operations", 200L));
        assertThatThrownBy(() -> more.since(BEFORE)).isInstanceOf(ConfigException.class)
                .hasMessage("compare: the runs had different operations: 100 and 200");
        ToolResult dump = result(Tool.ARANGODUMP, Map.of());
        assertThatThrownBy(() -> dump.since(BEFORE)).isInstanceOf(ConfigException.class)
                .hasMessage("compare: two results of arangobench are compared, not of arangobench and arangodump");
        assertThatThrownBy(() -> AFTER.since(BEFORE).get("p9")).isInstanceOf(ConfigException.class)
                .hasMessage("the comparison has no 'p9'; did you mean 'p99'?");
    }
}
