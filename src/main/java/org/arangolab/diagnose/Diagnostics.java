package org.arangolab.diagnose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Supplier;
import org.arangolab.LabFailureException;
import org.arangolab.diagnose.stack.Debugger;
import org.arangolab.diagnose.stack.DebuggerRuns;
import org.arangolab.fs.Workspace;
import org.arangolab.process.Spawner;

/**
 * What a lab lends to those who look for causes: who starts their tools, the debugger, and a place for what is found.
 */
public final class Diagnostics {
    /** Why there are no stacks where there is no debugger. */
    public static final String NO_DEBUGGER = "no gdb and no lldb here: install gdb";

    private final Spawner spawner;
    private final Supplier<Path> findings;
    private final Optional<DebuggerRuns> debugger;

    /** {@code findings} makes the directory when something is found; {@code path} is where programs are looked for. */
    public Diagnostics(Spawner spawner, Supplier<Path> findings, String path) {
        this.spawner = spawner;
        this.findings = findings;
        this.debugger = Debugger.find(path).map(found -> new DebuggerRuns(spawner, found));
    }

    /** Starts what is needed to look. */
    public Spawner spawner() {
        return spawner;
    }

    /** The debugger of this machine; empty when there is none. */
    public Optional<DebuggerRuns> debugger() {
        return debugger;
    }

    /** Where what is found is kept. */
    public Path findings() {
        return findings.get();
    }

    /**
     * Writes what was found, in one step, readable for nobody else; what was there under this name is replaced.
     *
     * @throws LabFailureException when it cannot be written
     */
    public Path write(String name, String text) {
        Path file = findings().resolve(name);
        Path draft = file.resolveSibling("." + name + ".new");
        try {
            Files.deleteIfExists(draft);
            Workspace.asPrivateAsItsDirectory(draft);
            Files.writeString(draft, text.endsWith("\n") ? text : text + "\n");
            return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LabFailureException("cannot write the finding " + file + ": " + Workspace.reason(e), e);
        }
    }
}
