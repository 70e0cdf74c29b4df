package org.arangolab.run;

import java.util.Collection;
import java.util.Comparator;

/**
 * What the process answers to its caller. Where several apply to one run, the one declared first wins: it is the first
 * thing to look at. An interrupted run proves nothing; a lab that failed makes every other result doubtful; a crash is
 * graver than a deadline, a deadline says more than a failed test. Clean-up after the last test never changes the code.
 */
public enum ExitCode {
    /** Ctrl-C, SIGTERM or SIGHUP ended the run. One code for all three: the caller knows which it sent. */
    INTERRUPTED(130, "interrupted"),
    /** No binary, no port, a directory that cannot be written, a full disk, a defect of the lab itself. */
    LAB_FAILED(4, "the lab itself failed"),
    /** A server crashed, and a test failed with it. */
    SERVER_CRASHED(2, "a server crashed"),
    /** A deadline passed. */
    DEADLINE(3, "a deadline passed"),
    /** A test failed, or a script does not compile. */
    TEST_FAILED(1, "a test failed"),
    /** The command line is wrong; nothing was run. */
    USAGE(64, "wrong usage"),
    /** There was no test to run. */
    NOTHING_SELECTED(5, "nothing selected"),
    /** At least one test passed and none failed. */
    PASSED(0, "passed"),
    /** Every test was skipped. */
    ALL_SKIPPED(77, "all skipped");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number. */
    public int code() {
        return code;
    }

    /** In a few words. */
    public String meaning() {
        return meaning;
    }

    /** Of all that apply, the one to answer; {@link #NOTHING_SELECTED} when none does. */
    public static ExitCode of(Collection<ExitCode> all) {
        return all.stream().min(Comparator.naturalOrder()).orElse(NOTHING_SELECTED);
    }
}
