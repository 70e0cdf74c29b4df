package org.arangolab.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A process that somebody else has started, as {@code /proc} shows it. How it ends is told to its parent only, so that
 * its exit status stays unknown here. Thread-safe.
 */
public final class ForeignProcess {
    private final ProcessIdentity identity;
    private final ProcessHandle handle;
    private final List<String> commandLine;

    private ForeignProcess(ProcessIdentity identity, ProcessHandle handle, List<String> commandLine) {
        this.identity = identity;
        this.handle = handle;
        this.commandLine = List.copyOf(commandLine);
    }

    /** The process that has this pid now; empty when there is none. */
    public static Optional<ForeignProcess> of(long pid) {
        return ProcessIdentity.of(pid).filter(ProcessIdentity::alive).flatMap(identity -> ProcessHandle.of(pid)
                .map(handle -> new ForeignProcess(identity, handle, arguments(pid))));
    }

    private static List<String> arguments(long pid) {
        try {
            String line = new String(Files.readAllBytes(file(pid, "cmdline")), StandardCharsets.UTF_8);
            return line.isEmpty() ? List.of() : Arrays.asList(line.split("\0"));
        } catch (IOException e) {
            return List.of(); // it has just ended
        }
    }

    private static Path file(long pid, String name) {
        return Path.of("/proc", String.valueOf(pid), name);
    }

    ProcessIdentity identity() {
        return identity;
    }

    /** Its process id. */
    public long pid() {
        return identity.pid();
    }

    /** Executable and arguments. */
    public List<String> commandLine() {
        return commandLine;
    }

    /** Its working directory; empty when that is not ours to know. */
    public Optional<Path> directory() {
        try {
            return Optional.of(Files.readSymbolicLink(file(pid(), "cwd")));
        } catch (IOException e) {
            return Optional.empty(); // another user's, or just ended
        }
    }

    /** When it was started. */
    public Optional<Instant> startedAt() {
        return handle.info().startInstant();
    }

    /** Whether this very process runs. */
    public boolean alive() {
        return identity.alive();
    }

    /** Whether it is stopped by a signal. */
    public boolean stopped() {
        return identity.stopped();
    }

    /** Completes when it has ended. */
    public CompletableFuture<Void> onExit() {
        return handle.onExit().thenAccept(ended -> { });
    }

    /**
     * Sends a signal; none when it has ended.
     *
     * @throws SpawnException when it could not be sent, as to another user's process
     */
    public void signal(Signal signal) {
        Kill.send(signal, identity, toString());
    }

    /** {@code arangod [4711]}. */
    @Override
    public String toString() {
        String name = commandLine.isEmpty() ? "process" : String.valueOf(Path.of(commandLine.get(0)).getFileName());
        return name + " [" + pid() + "]";
    }
}
