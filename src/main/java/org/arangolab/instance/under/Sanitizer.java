package org.arangolab.instance.under;

import java.util.List;
import java.util.Locale;

/** The sanitizers that a build of arangod may have in it. Source: facts/diagnostics.md 5.1. */
public enum Sanitizer {
    ADDRESS("ASAN_OPTIONS", "handle_segv=2", "handle_abort=0", "disable_coredump=0"),
    LEAK("LSAN_OPTIONS"),
    UNDEFINED("UBSAN_OPTIONS", "print_stacktrace=1"),
    THREAD("TSAN_OPTIONS", "history_size=7", "second_deadlock_stack=1");

    private final String variable;
    private final List<String> options;

    Sanitizer(String variable, String... options) {
        this.variable = variable;
        this.options = List.of(options);
    }

    /** As a script writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The letters before {@code san}. */
    String initial() {
        return variable.substring(0, variable.indexOf("SAN")).toLowerCase(Locale.ROOT);
    }

    /** The variable that its run-time library reads. */
    String variable() {
        return variable;
    }

    /** What the lab wants of it, beside where to write. */
    List<String> options() {
        return options;
    }

    @Override
    public String toString() {
        return word();
    }
}
