package org.arangolab.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which process a pid meant when it was looked up: pids are used again, a pid with its start time is not.
 *
 * @param pid        the process id
 * @param startTicks field 22 of {@code /proc/PID/stat}, clock ticks since boot
 */
public record ProcessIdentity(long pid, long startTicks) {
    private static final int STATE = 0;
    private static final int START_TIME = 19;

    /** The process that has this pid now; empty when there is none, or on a system without {@code /proc}. */
    public static Optional<ProcessIdentity> of(long pid) {
        return statFields(pid).map(fields -> new ProcessIdentity(pid, Long.parseLong(fields[START_TIME])));
    }

    /** Whether this very process still runs; a zombie does not. */
    public boolean alive() {
        return statFields(pid).filter(fields -> Long.parseLong(fields[START_TIME]) == startTicks)
                .filter(fields -> !"ZX".contains(fields[STATE])).isPresent();
    }

    /** Whether this very process is stopped by a signal: SIGSTOP or one of the terminal's. */
    public boolean stopped() {
        return inState("T");
    }

    /** Whether a debugger holds this very process: it goes on when the debugger lets it. */
    public boolean held() {
        return inState("t");
    }

    private boolean inState(String state) {
        return statFields(pid).filter(fields -> Long.parseLong(fields[START_TIME]) == startTicks)
                .filter(fields -> state.equals(fields[STATE])).isPresent();
    }

    /** The fields after the command's name, which may itself hold blanks and parentheses: proc(5). */
    private static Optional<String[]> statFields(long pid) {
        try {
            byte[] stat = Files.readAllBytes(Path.of("/proc", String.valueOf(pid), "stat"));
            String text = new String(stat, StandardCharsets.ISO_8859_1);
            return Optional.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            return Optional.empty(); // it is gone: that is the answer
        }
    }
}
