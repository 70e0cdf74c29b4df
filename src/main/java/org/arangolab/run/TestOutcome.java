package org.arangolab.run;

import java.util.Arrays;

/** How a test ended. */
public enum TestOutcome {
    PASSED("passed", Kind.GOOD, ExitCode.PASSED, false),
    /** It failed at first and passed when it was tried again. */
    FLAKY("flaky", Kind.GOOD, ExitCode.PASSED, false),
    /** It cannot run here, and says why. */
    SKIPPED("skipped", Kind.SKIPPED, ExitCode.ALL_SKIPPED, false),
    /** An assertion did not hold. */
    FAILED("failed", Kind.FAILURE, ExitCode.TEST_FAILED, true),
    /** Something unexpected was thrown, or the script does not compile. */
    ERROR("error", Kind.ERROR, ExitCode.TEST_FAILED, true),
    /** A server died with it. */
    CRASHED("crashed", Kind.ERROR, ExitCode.SERVER_CRASHED, true),
    /** Its own deadline passed, or one of its waits was in vain. */
    DEADLINE("deadline", Kind.ERROR, ExitCode.DEADLINE, true),
    /** The lab could not do what it was asked to. */
    LAB_FAILED("lab failed", Kind.ERROR, ExitCode.LAB_FAILED, false),
    /** The run was ended from outside while it ran. */
    INTERRUPTED("interrupted", Kind.ERROR, ExitCode.INTERRUPTED, false);

    /** What a report with four kinds of results makes of it: JUnit's, GitHub's. */
    enum Kind {
        GOOD, SKIPPED, FAILURE, ERROR
    }

    private final String word;
    private final Kind kind;
    private final ExitCode exitCode;
    private final boolean retriable;

    TestOutcome(String word, Kind kind, ExitCode exitCode, boolean retriable) {
        this.word = word;
        this.kind = kind;
        this.exitCode = exitCode;
        this.retriable = retriable;
    }

    /** As the journal and the reports write it. */
    public String word() {
        return word;
    }

    /** {@code 1 error}, {@code 2 errors}, {@code 3 passed}. */
    String counted(int count) {
        boolean noun = this == ERROR || this == DEADLINE;
        return count + " " + word + (noun && count != 1 ? "s" : "");
    }

    /** The exit code of a run in which nothing else happened. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** Whether somebody has to look at it. */
    public boolean bad() {
        return kind == Kind.FAILURE || kind == Kind.ERROR;
    }

    Kind kind() {
        return kind;
    }

    /** Whether trying it again may help. */
    boolean retriable() {
        return retriable;
    }

    /** From the journal's word. */
    static TestOutcome ofWord(String word) {
        return Arrays.stream(values()).filter(outcome -> outcome.word.equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no outcome is called '" + word + "'"));
    }
}
