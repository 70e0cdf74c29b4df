package org.arangolab.instance;

import java.util.Map;
import java.util.Optional;
import org.arangolab.process.ExitStatus;

/** What arangod's exit codes mean, with the remedy. Source: {@code exitcodes.dat}, facts/server.md 2.4. */
public final class ArangodExit {
    private static final int PORT_TAKEN = 21;
    private static final Map<Integer, String> MEANING = Map.ofEntries(
            Map.entry(1, "general failure"),
            Map.entry(2, "exit code resolving failed"),
            Map.entry(3, "unknown option"),
            Map.entry(4, "invalid option value"),
            Map.entry(5, "binary not found"),
            Map.entry(6, "configuration file not found or invalid"),
            Map.entry(10, "upgrade failed"),
            Map.entry(11, "upgrade required"),
            Map.entry(12, "downgrade required"),
            Map.entry(13, "version check failed"),
            Map.entry(20, "already running"),
            Map.entry(21, "could not bind port"),
            Map.entry(22, "could not lock data directory"),
            Map.entry(23, "recovery failed"),
            Map.entry(24, "database not empty"),
            Map.entry(25, "unsupported storage engine"),
            Map.entry(26, "ICU data missing"),
            Map.entry(27, "time zone data missing"),
            Map.entry(28, "resources too low"),
            Map.entry(29, "SST file check failed"),
            Map.entry(30, "full compaction failed"));
    private static final Map<Integer, String> REMEDY = Map.of(
            3, "correct the option; all that this server knows: arangod --help-all",
            4, "correct the value; what the option takes: arangod --help-all",
            11, "start it once with args: ['database.auto-upgrade': true]",
            21, "another process has the port: see ss -ltnp, or leave out endpoint: and let the lab choose",
            22, "another server uses this data directory: stop it, or choose another dir:",
            28, "raise the limits that the log names");

    private ArangodExit() {
    }

    /** {@code exit code 21 (could not bind port)}, {@code SIGSEGV (code 139)}. */
    public static String text(ExitStatus exit) {
        String meaning = MEANING.get(exit.code());
        return meaning == null ? exit.toString() : exit + " (" + meaning + ")";
    }

    /** Whether somebody else has the port. */
    static boolean portTaken(ExitStatus exit) {
        return exit.code() == PORT_TAKEN;
    }

    /** What to do about it, where that can be said. */
    static Optional<String> remedy(ExitStatus exit) {
        return Optional.ofNullable(REMEDY.get(exit.code()));
    }
}
