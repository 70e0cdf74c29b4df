package org.arangolab.tools;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.arangolab.ByteSize;

/**
 * On which terms a tool is run: what it may take, and what is made of its end.
 *
 * @param limit    how long it may take; the test's and the run's deadline bound it, too
 * @param check    whether a failure is thrown
 * @param expected exit codes that are no failure; empty for 0 alone
 * @param tries    how often it is tried when it fails for want of a connection, 1 for once
 * @param cores    whether it may leave a core when it crashes
 * @param memory   what it may have of its own at most; empty for no limit
 */
public record ToolTerms(Duration limit, boolean check, Set<Integer> expected, int tries, boolean cores,
                        Optional<ByteSize> memory) {
    /** At most 15 minutes, once, and a failure is thrown. */
    static final ToolTerms USUAL = new ToolTerms(Duration.ofMinutes(15), true, Set.of(), 1, false, Optional.empty());

    /** Copies the codes. */
    public ToolTerms {
        expected = Set.copyOf(expected);
    }

    ToolTerms within(Duration time) {
        return new ToolTerms(time, check, expected, tries, cores, memory);
    }

    ToolTerms unchecked() {
        return new ToolTerms(limit, false, expected, tries, cores, memory);
    }

    ToolTerms expecting(Set<Integer> codes) {
        return new ToolTerms(limit, check, codes, tries, cores, memory);
    }

    ToolTerms tried(int times) {
        return new ToolTerms(limit, check, expected, times, cores, memory);
    }

    ToolTerms withCores() {
        return new ToolTerms(limit, check, expected, tries, true, memory);
    }

    ToolTerms withMemory(ByteSize most) {
        return new ToolTerms(limit, check, expected, tries, cores, Optional.of(most));
    }
}
