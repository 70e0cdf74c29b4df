package org.arangolab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunSummaryTest {
    @Test
    void eachExitCodeHasTheNumberOfTheContract() {
        assertThat(Arrays.stream(ExitCode.values()).map(code -> code + "=" + code.code())).containsExactly(
                "INTERRUPTED=130", "LAB_FAILED=4", "SERVER_CRASHED=2", "DEADLINE=3", "TEST_FAILED=1", "USAGE=64",
                "NOTHING_SELECTED=5", "PASSED=0", "ALL_SKIPPED=77");
    }

    @Test
    void whatIsToBeLookedAtFirstDecidesTheCode() {
        assertThat(ExitCode.of(List.of(ExitCode.PASSED, ExitCode.TEST_FAILED, ExitCode.DEADLINE)))
                .isEqualTo(ExitCode.DEADLINE);
        assertThat(ExitCode.of(List.of(ExitCode.DEADLINE, ExitCode.SERVER_CRASHED))).isEqualTo(ExitCode.SERVER_CRASHED);
        assertThat(ExitCode.of(List.of(ExitCode.SERVER_CRASHED, ExitCode.LAB_FAILED))).isEqualTo(ExitCode.LAB_FAILED);
        assertThat(ExitCode.of(List.of(ExitCode.LAB_FAILED, ExitCode.INTERRUPTED))).isEqualTo(ExitCode.INTERRUPTED);
    }

    @Test
    void skippedTestsDecideOnlyWhenThereAreNoOthers() {
        assertThat(summary(Map.of(TestOutcome.SKIPPED, 2)).exitCode()).isEqualTo(ExitCode.ALL_SKIPPED);
        assertThat(summary(Map.of(TestOutcome.SKIPPED, 2, TestOutcome.FLAKY, 1)).exitCode()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void noTestAtAllIsNothingSelected() {
        assertThat(summary(Map.of()).exitCode()).isEqualTo(ExitCode.NOTHING_SELECTED);
    }

    @Test
    void anInterruptedRunIsInterruptedThoughAllOfItsTestsPassed() {
        RunSummary summary = new RunSummary(Map.of(TestOutcome.PASSED, 3), 1, true, Duration.ZERO);

        assertThat(summary.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(summary.good()).isFalse();
        assertThat(summary.text()).isEqualTo("3 tests: 3 passed, 1 script not run");
    }

    @Test
    void theCountsAreToldInTheOrderOfTheOutcomes() {
        assertThat(summary(Map.of(TestOutcome.ERROR, 2, TestOutcome.PASSED, 1, TestOutcome.DEADLINE, 1)).text())
                .isEqualTo("4 tests: 1 passed, 2 errors, 1 deadline");
    }

    private static RunSummary summary(Map<TestOutcome, Integer> counts) {
        return new RunSummary(counts, 0, false, Duration.ZERO);
    }
}
