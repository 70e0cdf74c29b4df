package org.arangolab.run;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What became of a run.
 *
 * @param counts      how many tests ended how; outcomes that did not occur are missing
 * @param notRun      scripts that were selected and not begun, because the run was ended early
 * @param interrupted whether it was ended from outside
 * @param took        from the first script's start to the last one's end
 */
public record RunSummary(Map<TestOutcome, Integer> counts, int notRun, boolean interrupted, Duration took) {
    /** Copies the counts. */
    public RunSummary {
        counts = Map.copyOf(counts);
    }

    /** How many ended so. */
    public int count(TestOutcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    /** How many ended at all. */
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether nothing needs to be looked at. */
    public boolean good() {
        return !interrupted && counts.keySet().stream().noneMatch(TestOutcome::bad);
    }

    /** The code to answer. */
    public ExitCode exitCode() {
        Set<ExitCode> codes = new HashSet<>();
        counts.keySet().forEach(outcome -> codes.add(outcome.exitCode()));
        if (interrupted) {
            codes.add(ExitCode.INTERRUPTED);
        }
        return ExitCode.of(codes);
    }

    /** {@code 5 tests: 3 passed, 1 failed, 1 skipped}. */
    String text() {
        StringBuilder text = new StringBuilder(total() + (total() == 1 ? " test" : " tests"));
        String separator = ": ";
        for (TestOutcome outcome : TestOutcome.values()) {
            if (count(outcome) > 0) {
                text.append(separator).append(outcome.counted(count(outcome)));
                separator = ", ";
            }
        }
        return text + (notRun == 0 ? "" : separator + notRun + (notRun == 1 ? " script" : " scripts") + " not run");
    }
}
