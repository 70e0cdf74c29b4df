package org.arangolab.run;

import java.time.Duration;
import java.util.Map;

/**
 * How each test is run.
 *
 * @param retries   how often a failed test is tried again; a script with tests in it is not
 * @param timeout   how long a test may take that does not say so itself; a script's code outside its tests too
 * @param grace     how long after a deadline or an interrupt a script may clean up before its thread is given up
 * @param verbose   whether messages carry the stack trace
 * @param variables variables of every script
 */
public record TestSettings(int retries, Duration timeout, Duration grace, boolean verbose,
                           Map<String, String> variables) {
    /** No retries, ten minutes; the grace is a little longer than the clean-ups of a test may wait. */
    public static final TestSettings DEFAULTS =
            new TestSettings(0, Duration.ofMinutes(10), Duration.ofSeconds(75), false, Map.of());

    /** Copies the variables. */
    public TestSettings {
        variables = Map.copyOf(variables);
    }
}
