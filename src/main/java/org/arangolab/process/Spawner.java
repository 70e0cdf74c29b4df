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
import java.util.stream.Stream;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;

/**
 * Starts every child from one thread that lives as long as this object. The thread matters: the parent-death signal is
 * bound to the thread that forked, not to the process (prctl(2), PR_SET_PDEATHSIG), so a child of a short-lived thread
 * would die with it. {@code setsid} keeps the terminal's Ctrl-C away from the child, {@code setpriv} makes it die with
 * the lab; both exec, so that the pid stays the child's. Closing kills what still runs.
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
    private final Optional<String> setsid = find("setsid");
    private final Optional<String> setpriv = find("setpriv");

    /**
     * Starts it.
     *
     * @throws SpawnException that says what is wrong with the executable
     */
    public ChildProcess start(Command command) {
        checkExecutable(command.executable());
        return Await.future("the start of " + command.executable(), forked(command), Deadline.in(START));
    }

    private CompletableFuture<ChildProcess> forked(Command command) {
        try {
            return CompletableFuture.supplyAsync(() -> fork(command), thread);
        } catch (RejectedExecutionException e) {
            throw new SpawnException("cannot start " + command.executable() + ": the lab is closed", e);
        }
    }

    private ChildProcess fork(Command command) {
        List<String> argv = wrapper(command);
        argv.addAll(command.argv());
        ProcessBuilder builder = new ProcessBuilder(argv).directory(command.directory().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(command.stdout().toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(command.stderr().toFile()));
        builder.environment().putAll(command.environment());
        try {
            ChildProcess child = new ChildProcess(builder.start(), command);
            if (!command.has(Command.Trait.OUTLIVES)) {
                running.add(child);
                child.onExit().thenRun(() -> running.remove(child));
            }
            return child;
        } catch (IOException e) {
            throw new SpawnException("cannot start " + command.executable() + ": " + e.getMessage(), e);
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

    /** What stands before the executable; Java cannot raise a limit of its children, so a shell does (exec: same pid). */
    private List<String> wrapper(Command command) {
        List<String> words = new ArrayList<>();
        setsid.ifPresent(words::add);
        if (!command.has(Command.Trait.OUTLIVES)) {
            setpriv.ifPresent(program -> words.addAll(List.of(program, "--pdeathsig", "KILL", "--")));
        }
        if (command.has(Command.Trait.CORES)) {
            words.addAll(List.of("/bin/sh", "-c", "ulimit -S -c \"$(ulimit -H -c)\"; exec \"$@\"", "sh"));
        }
        return words;
    }

    private static Optional<String> find(String program) {
        return Stream.of("/usr/bin/", "/bin/").map(directory -> directory + program)
                .filter(path -> Files.isExecutable(Path.of(path))).findFirst();
    }

    /**
     * Kills every child that still runs, and waits until none does. Its thread ends last, because its end would kill them
     * by their parent-death signal, unseen.
     */
    @Override
    public void close() {
        try {
            CompletableFuture.runAsync(this::killAll, thread).join();
            Deadline deadline = Deadline.in(KILL_GRACE);
            List.copyOf(running).forEach(child -> child.awaitExit(deadline));
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
