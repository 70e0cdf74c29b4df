package org.arangolab.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;

/**
 * A small shell process that outlives the lab for a moment: the end of its standard input tells it that the lab is
 * gone, whatever has ended that, and it kills what is left. In a session of its own and deaf to polite signals, so that
 * what ends the lab does not end it. Its words are in {@code guardian.sh}. Thread-safe.
 */
final class Guardian {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Process process;
    private final OutputStream ear;

    private Guardian(Process process) {
        this.process = process;
        this.ear = process.getOutputStream();
    }

    /** Whether this system has what it takes: a shell and {@code /proc}. */
    static boolean possible() {
        return Files.isExecutable(SHELL) && Files.isReadable(Path.of("/proc/self/stat"));
    }

    /** Starts one; empty where that is not possible. */
    static Optional<Guardian> start(RunMark run) {
        if (!possible()) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>();
        ChildWrapper.setsid().ifPresent(command::add);
        command.addAll(List.of(SHELL.toString(), "-c", script(), "arangolab-guardian", run.id(), run.keep(),
                run.directory().toString(), run.ports().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(new java.io.File("/"))
                .redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        builder.environment().remove(RunMark.VARIABLE); // or it would find itself
        try {
            return Optional.of(new Guardian(builder.start()));
        } catch (IOException e) {
            throw new SpawnException("cannot start the guardian of the run, " + SHELL + ": " + e.getMessage(), e);
        }
    }

    private static String script() {
        try (InputStream in = Guardian.class.getResourceAsStream("guardian.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the guardian's script cannot be read", e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Asked of the kernel: the JVM hears of a child's end a moment later. */
    boolean alive() {
        return process.isAlive() && ProcessIdentity.of(process.pid()).filter(ProcessIdentity::alive).isPresent();
    }

    void began(ProcessIdentity child) {
        tell("+ " + child.pid() + " " + child.startTicks());
    }

    void ended(ProcessIdentity child) {
        tell("- " + child.pid() + " " + child.startTicks());
    }

    void grouped(Path directory) {
        tell("g " + directory);
    }

    /** One write for a line. Somebody may have killed it: the next child gets another one. */
    private synchronized void tell(String line) {
        try {
            ear.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            ear.flush();
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    /** The lab has ended everything itself: there is nothing to guard any more. */
    void dismiss() {
        tell("q");
        try {
            Await.future("the end of the guardian [" + pid() + "]", process.onExit(), Deadline.in(FAREWELL));
        } catch (org.arangolab.time.DeadlineExceededException e) {
            process.destroyForcibly();
        }
    }
}
