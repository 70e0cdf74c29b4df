package org.arangolab.instance.under;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What rr has recorded of one life of a server.
 *
 * @param recorder the program that recorded it, which replays it too
 * @param trace    the directory of the trace
 * @param pack     whether that is made independent of the files of this machine after the end
 */
public record Recording(Path recorder, Path trace, boolean pack) {
    /** The command that replays it in gdb, for a shell. */
    public String getReplay() {
        return quoted(recorder) + " replay " + quoted(trace);
    }

    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** Why nobody else can look into the process: ptrace(2) knows one tracer. */
    public String monopoly() {
        return "rr traces it, so that no debugger can; after its end: " + getReplay();
    }

    /** Whether rr has begun to write it. */
    public boolean begun() {
        return Files.isDirectory(trace);
    }

    @Override
    public String toString() {
        return getReplay();
    }
}
