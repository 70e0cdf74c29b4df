package org.arangolab.dsl;

/** Runs the tests of a script: the headless runner reports them, the prompt prints them. */
public interface TestHost {
    /**
     * Runs a test, or leaves it out when it is not selected. Its failure is reported, not thrown, so that the next test
     * of the script runs.
     *
     * @param body the test with its clean-ups; throws what the test throws
     */
    void test(TestSpec spec, Runnable body);

    /** A test has failed, and its clean-ups have not begun: the moment to look at its servers. */
    default void testFailed() {
    }

    /**
     * Runs the clean-ups of a test. An interrupt that was meant for the test is put aside, so that their waits are not
     * over before they begin.
     */
    default void cleanUp(Runnable steps) {
        boolean interrupted = Thread.interrupted();
        try {
            steps.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
