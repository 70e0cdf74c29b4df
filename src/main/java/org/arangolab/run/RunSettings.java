package org.arangolab.run;

/**
 * How scripts are run.
 *
 * @param selection which of them
 * @param jobs      how many at the same time
 * @param repeat    how often each of them
 * @param failFast  whether the first failure ends the run
 * @param tests     how each test is run
 */
public record RunSettings(Selection selection, int jobs, int repeat, boolean failFast, TestSettings tests) {
    /** All of them, one after the other, once. */
    public static final RunSettings DEFAULTS = new RunSettings(Selection.ALL, 1, 1, false, TestSettings.DEFAULTS);
}
