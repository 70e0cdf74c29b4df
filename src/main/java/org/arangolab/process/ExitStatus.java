package org.arangolab.process;

import java.util.Optional;

/**
 * How a process ended, as Java sees it: 0 to 255 for an exit, 128 + number for a signal. Java cannot tell
 * {@code exit(139)} from SIGSEGV (facts/diagnostics.md 1); a code above 128 with a known signal is read as that signal,
 * which is right for every program that does not use such codes itself, arangod among them.
 *
 * @param code the exit code, or 128 + the signal's number
 */
public record ExitStatus(int code) {
    /** The signal that killed it, when one did. */
    public Optional<Signal> signal() {
        return code > 128 ? Signal.of(code - 128) : Optional.empty();
    }

    /** Whether it ended with 0. */
    public boolean ok() {
        return code == 0;
    }

    /** {@code SIGABRT (code 134)} or {@code exit code 21}. */
    @Override
    public String toString() {
        return signal().map(s -> s.word() + " (code " + code + ")").orElse("exit code " + code);
    }
}
