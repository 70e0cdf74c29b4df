package org.arangolab.dsl;

/** Runs the tests of a script: the headless runner reports them, the prompt prints them. */
@FunctionalInterface
public interface TestHost {
    /**
     * Runs a test, or leaves it out when it is not selected. Its failure is reported, not thrown, so that the next test
     * of the script runs.
     *
     * @param body the test with its clean-ups; throws what the test throws
     */
    void test(TestSpec spec, Runnable body);
}
