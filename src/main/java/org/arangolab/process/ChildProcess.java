package org.arangolab.process;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;

/**
 * A process that the lab started, or the child of one, when that only stands before it: {@link Command.Trait#PARENT}.
 * Thread-safe: all fields are final, signals go through the kernel.
 */
public final class ChildProcess {
    private final Process process;
    private final Command command;
    private final Instant startedAt;
    private final Optional<ProcessIdentity> identity;
    private final CompletableFuture<ExitStatus> exit;

    ChildProcess(Process process, Command command) {
        this.process = process;
        this.command = command;
        this.startedAt = Instant.now();
        this.identity = ProcessIdentity.of(process.pid());
        this.exit = process.onExit().thenApply(p -> new ExitStatus(p.exitValue()));
    }

    private ChildProcess(ChildProcess parent, ProcessIdentity meant) {
        this.process = parent.process;
        this.command = parent.command;
        this.startedAt = parent.startedAt;
        this.identity = Optional.of(meant);
        this.exit = parent.exit;
    }

    /** Its child, which is the one that is meant. */
    ChildProcess meaning(ProcessIdentity meant) {
        return new ChildProcess(this, meant);
    }

    /** Those that it has started itself and that run. */
    Stream<Long> children() {
        return process.children().map(ProcessHandle::pid);
    }

    /** Its process id. */
    public long pid() {
        return identity.map(ProcessIdentity::pid).orElseGet(process::pid);
    }

    /** Pid and start time; empty when it was gone at once. */
    public Optional<ProcessIdentity> identity() {
        return identity;
    }

    /** What was started. */
    public Command command() {
        return command;
    }

    /** When it was started, by the wall clock. */
    public Instant startedAt() {
        return startedAt;
    }

    /** What leads to its standard input, when it was started with {@link Command.Trait#INPUT}. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** Whether it runs; a suspended process does. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Completes with the status when it ends. Actions on it run on the JVM's reaper thread: keep them short. */
    public CompletableFuture<ExitStatus> onExit() {
        return exit.copy();
    }

    /** The status when it has ended. */
    public Optional<ExitStatus> exit() {
        return Optional.ofNullable(exit.getNow(null));
    }

    /**
     * Sends a signal; none when it has ended. TERM and KILL go through the JVM, which cannot hit a reused pid; the
     * others, and all to a child's child, through the shell's {@code kill}, after a look at the identity. KILL ends a
     * parent whose child has ended and that has not.
     *
     * @throws SpawnException when the signal could not be sent
     */
    public void signal(Signal signal) {
        boolean first = pid() == process.pid();
        if (signal == Signal.TERM && first) {
            process.destroy();
        } else if (signal == Signal.KILL && (first || !identity.orElseThrow().alive())) {
            process.destroyForcibly();
        } else {
            identity.ifPresent(target -> Kill.send(signal, target, toString()));
        }
    }

    /** Kills it and what it has started, which its parent-death signal would not reach. */
    public void killTree() {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    /**
     * Waits for its end.
     *
     * @throws org.arangolab.time.DeadlineExceededException when it still runs then
     */
    public ExitStatus awaitExit(Deadline deadline) {
        return Await.future("the end of process " + pid(), onExit(), deadline);
    }

    @Override
    public String toString() {
        return command.executable().getFileName() + " [" + pid() + "]";
    }
}
