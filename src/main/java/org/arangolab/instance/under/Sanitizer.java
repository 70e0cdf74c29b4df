package org.arangolab.instance.under;

import java.util.Locale;

/** The sanitizers that a build of arangod may have in it. Source: facts/diagnostics.md 5.1. */
public enum Sanitizer {
    ADDRESS("ASAN_OPTIONS", "log_path=%s:log_exe_name=true:handle_segv=2:handle_abort=0:disable_coredump=0"),
    LEAK("LSAN_OPTIONS", "log_path=%s:log_exe_name=true"),
    UNDEFINED("UBSAN_OPTIONS", "log_path=%s:log_exe_name=true:print_stacktrace=1"),
    THREAD("TSAN_OPTIONS", "log_path=%s:log_exe_name=true:history_size=7:second_deadlock_stack=1");

    private final String variable;
    private final String options;

    Sanitizer(String variable, String options) {
        this.variable = variable;
        this.options = options;
    }

    /** As a script writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The variable that its run-time library reads. */
    String variable() {
        return variable;
    }

    /** What the lab wants of it. {@code log} is shared by those of one program, which write into one file anyway. */
    String options(String log) {
        return String.format(options, log);
    }

    @Override
    public String toString() {
        return word();
    }
}
