package org.arangolab.diagnose.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.arangolab.process.Captured;
import org.arangolab.process.Spawner;
import org.arangolab.time.Deadline;

/**
 * Runs a debugger and never waits for it longer than it may take: it is killed then with all that it has started, and
 * the process that it had stopped goes on (ptrace(2)). Its exit code says nothing: it is 0 for a core that is cut and 1
 * for one command that failed (facts/diagnostics.md 4.1).
 */
public final class DebuggerRuns {
    private final Spawner spawner;
    private final Debugger debugger;

    /** {@code spawner} starts it. */
    public DebuggerRuns(Spawner spawner, Debugger debugger) {
        this.spawner = spawner;
        this.debugger = debugger;
    }

    /** The debugger. */
    public Debugger debugger() {
        return debugger;
    }

    /**
     * The stacks of a live process, which stands still meanwhile.
     *
     * @throws org.arangolab.process.SpawnException when the debugger cannot be started
     */
    public Transcript process(long pid, Deadline deadline) {
        return run(debugger.process(pid), deadline);
    }

    /**
     * The stacks in a core.
     *
     * @throws org.arangolab.process.SpawnException when the debugger cannot be started
     */
    public Transcript core(Path executable, Path core, Deadline deadline) {
        return run(debugger.core(executable, core), deadline);
    }

    /**
     * Writes a core of a live process, which stands still meanwhile; whether it came is for the file to show.
     *
     * @throws org.arangolab.process.SpawnException when the debugger cannot be started
     */
    public Transcript dump(long pid, Path file, Deadline deadline) {
        return run(debugger.dump(pid, file), deadline);
    }

    /** Whether a file came that is no stub. */
    public static boolean written(Path file) {
        return Files.isRegularFile(file) && file.toFile().length() > 0;
    }

    private Transcript run(List<String> arguments, Deadline deadline) {
        Deadline clock = deadline.clamp(deadline.remaining());
        Captured written = Captured.atMost(spawner, debugger.program(), arguments, deadline);
        return new Transcript(debugger, written.stdout(), written.stderr(), written.late(), clock.elapsed());
    }
}
