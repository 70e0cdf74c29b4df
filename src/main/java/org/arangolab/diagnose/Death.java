package org.arangolab.diagnose;

import java.time.Duration;
import java.time.Instant;

/**
 * Whose end a crash report is about, and how it came.
 *
 * @param server  the server's name
 * @param pid     its process id
 * @param at      when it ended
 * @param lived   how long it had lived
 * @param exit    how it ended, with the signal's name or the exit code's meaning
 * @param doubt   why that may be read otherwise; empty when other evidence agrees with it
 * @param build   version and build, as the server told them
 * @param command its command line, secrets starred
 * @param replay  the command that replays it; empty when nothing was recorded
 */
public record Death(String server, long pid, Instant at, Duration lived, String exit, String doubt, String build,
                    String command, String replay) {
    /** {@code db1 [4711] ended: SIGABRT (code 134)}. */
    @Override
    public String toString() {
        return server + " [" + pid + "] ended: " + exit;
    }
}
