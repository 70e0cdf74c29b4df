package org.arangolab.finding;

import java.util.Locale;

/** What sort of thing was found. */
public enum FindingKind {
    /** A process died by a signal or of an exception that nobody caught. */
    CRASH,
    /** A FATAL line, or the last words of a library, that are no crash told otherwise. */
    FATAL,
    /** An assertion that failed, where no crash tells of it. */
    ASSERTION,
    /** A server refused to start; has a reason and the exit code that goes with it. */
    STARTUP_FAILURE,
    SANITIZER_REPORT,
    /** A sanitizer could not begin, or could not do its work. */
    SANITIZER_SETUP_ERROR,
    VALGRIND_ERROR,
    LEAK,
    DATA_RACE,
    DEADLOCK,
    OOM_KILL,
    /** A fault that the kernel tells of: of a process, or of its own. */
    KERNEL_FAULT,
    /** What a debugger told. */
    BACKTRACE,
    /** An ERROR line, or a WARNING that means a loss. */
    ERROR;

    /** As reports spell it: {@code startup-failure}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
