package org.arangolab.diagnose.stack;

import java.time.Duration;
import java.util.Optional;

/**
 * What a debugger wrote about a process or a core.
 *
 * @param source   {@code gdb} or {@code lldb}
 * @param text     its standard output
 * @param warnings its standard error, which is apart because warnings split lines when the two are mixed
 * @param late     whether it was ended because its time was up: the text is what it had written by then
 * @param took     how long it ran
 */
public record Transcript(String source, String text, String warnings, boolean late, Duration took) {
    /** Why it says nothing of a process that it was to look at; empty when nothing is known to be wrong. */
    public Optional<String> complaint() {
        if (late) {
            return Optional.of(source + " did not come to its end in time");
        }
        return warnings.lines().filter(line -> line.contains("ptrace:") || line.contains("attach failed")
                || line.contains("No such file") || line.contains("not in executable format")
                || line.contains("not a core dump") || line.contains("may not match specified executable")
                || line.contains("segment extending past end of file"))
                .filter(line -> !line.matches("\\d+\\s.*")).findFirst()
                .map(line -> line.replaceAll("^(BFD: )?(warning|error): ", "").strip());
    }
}
