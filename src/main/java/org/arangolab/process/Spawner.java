package org.arangolab.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.arangolab.process.cgroup.Cgroup;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;
import org.arangolab.time.InterruptedWaitException;

/**
 * Starts every child from one thread that lives as long as this object. The thread matters: the parent-death signal is
 * bound to the thread that forked, not to the process (prctl(2), PR_SET_PDEATHSIG), so a child of a short-lived thread
 * would die with it. {@code setsid} keeps the terminal's Ctrl-C away from the child, {@code setpriv} makes it die with
 * the lab; both exec, so that the pid stays the child's. A {@link Custody} is the second net. Closing kills what still
 * runs.
 */
public final class Spawner implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration KILL_GRACE = Duration.ofSeconds(10);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread spawner = new Thread(task, "spawner");
        spawner.setDaemon(true);
        return spawner;
    });
    private final Set<ChildProcess> running = ConcurrentHashMap.newKeySet();
    private final Optional<Custody> custody;
    private final ChildGroups groups;

    /** For children that nobody else needs to know. */
    public Spawner() {
        this(Optional.empty());
    }

    /** For the children of a run. */
    public Spawner(Custody custody) {
        this(Optional.of(custody));
    }

    private Spawner(Optional<Custody> custody) {
        this.custody = custody;
        this.groups = new ChildGroups("arangolab-" + custody.map(Custody::run).orElse(String.valueOf(
                ProcessHandle.current().pid())));
    }

    /**
     * Starts it.
     *
     * @throws SpawnException that says what is wrong with the executable
     * @throws InterruptedWaitException when the caller is interrupted; it is not started then, or ended at once
     */
    public ChildProcess start(Command command) {
        checkExecutable(command.executable());
        CompletableFuture<ChildProcess> child = forked(command);
        Deadline deadline = Deadline.in(START);
        try {
            ChildProcess started = Await.future("the start of " + command.executable(), child, deadline);
            return command.has(Command.Trait.PARENT) ? meant(started, deadline) : started;
        } catch (InterruptedWaitException | DeadlineExceededException e) {
            child.thenAccept(ChildProcess::killTree); // nobody waits for it any more, and nobody would end it
            throw e;
        }
    }

    /** The child of a parent; the parent itself, when it ends before it has one. */
    private ChildProcess meant(ChildProcess parent, Deadline deadline) {
        Optional<ChildProcess> child = new MeantChild(parent).await(deadline).map(parent::meaning);
        child.filter(c -> !outlives(parent.command())).ifPresent(c -> custody.ifPresent(held -> {
            held.began(c);
            c.onExit().thenRun(() -> held.ended(c));
        }));
        return child.orElse(parent);
    }

    private CompletableFuture<ChildProcess> forked(Command command) {
        try {
            return CompletableFuture.supplyAsync(() -> fork(command), thread);
        } catch (RejectedExecutionException e) {
            throw new SpawnException("cannot start " + command.executable() + ": the lab is closed", e);
        }
    }

    private ChildProcess fork(Command command) {
        custody.filter(c -> !outlives(command)).ifPresent(c -> c.prepare(running));
        List<Cgroup> own = groups.make(command.limits(), directory -> custody.ifPresent(c -> c.grouped(directory)));
        try {
            return forkedInto(own, command);
        } catch (SpawnException e) {
            groups.tidy();
            throw e;
        }
    }

    private ChildProcess forkedInto(List<Cgroup> own, Command command) {
        List<String> argv = new ArrayList<>(ChildWrapper.words(command, own));
        argv.addAll(command.argv());
        ProcessBuilder builder = new ProcessBuilder(argv).directory(command.directory().toFile())
                .redirectInput(command.has(Command.Trait.INPUT) ? ProcessBuilder.Redirect.PIPE
                        : ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(command.stdout().toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(command.stderr().toFile()));
        builder.environment().putAll(command.environment());
        custody.filter(c -> !outlives(command)).ifPresent(c -> builder.environment().putAll(c.environment()));
        try {
            ChildProcess child = new ChildProcess(builder.start(), command);
            return outlives(command) ? child : registered(child);
        } catch (IOException e) {
            throw new SpawnException("cannot start " + command.executable() + ": " + e.getMessage(), e);
        }
    }

    /** A child that is to go on when the lab ends carries no mark of the run and is nobody's to end. */
    private static boolean outlives(Command command) {
        return command.has(Command.Trait.OUTLIVES);
    }

    /** A child that cannot be written down is not started. */
    private ChildProcess registered(ChildProcess child) {
        running.add(child);
        child.onExit().thenRun(() -> {
            running.remove(child);
            groups.tidy();
            custody.ifPresent(c -> c.ended(child));
        });
        try {
            custody.ifPresent(c -> c.began(child));
            return child;
        } catch (RuntimeException e) {
            child.killTree();
            throw e;
        }
    }

    /**
     * Says before the start what {@code setsid} would only say on standard error.
     *
     * @throws SpawnException for a missing file, a directory, or a file without the right to execute it
     */
    private static void checkExecutable(Path executable) {
        if (!Files.exists(executable)) {
            throw new SpawnException("cannot start " + executable + ": no such file");
        }
        if (Files.isDirectory(executable)) {
            throw new SpawnException("cannot start " + executable + ": it is a directory");
        }
        if (!Files.isExecutable(executable)) {
            throw new SpawnException("cannot start " + executable + ": not executable; chmod +x " + executable);
        }
    }

    /**
     * Kills every child that still runs, and waits until none does. Its thread ends last, because its end would kill
     * them by their parent-death signal, unseen.
     */
    @Override
    public void close() {
        try {
            CompletableFuture.runAsync(this::killAll, thread).join();
            Deadline deadline = Deadline.in(KILL_GRACE);
            List.copyOf(running).forEach(child -> child.awaitExit(deadline));
            custody.ifPresent(Custody::close);
            groups.close();
        } catch (RejectedExecutionException e) {
            return; // closed already
        } finally {
            thread.shutdownNow();
        }
    }

    /** On the spawner's thread, so that none is being started meanwhile. */
    private void killAll() {
        running.forEach(ChildProcess::killTree);
    }
}
