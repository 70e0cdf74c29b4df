package org.arangolab.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.arangolab.LabFailureException;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;

/**
 * What a short program wrote until it ended.
 *
 * @param exit   how it ended
 * @param stdout its standard output, as UTF-8; bytes that are none become the replacement character
 * @param stderr its standard error, likewise
 * @param late   whether it was killed because its time was up
 */
public record Captured(ExitStatus exit, String stdout, String stderr, boolean late) {
    private static final Duration DEATH = Duration.ofSeconds(10);

    /**
     * Runs a program to its end. Its output goes through files, so that no amount of it blocks the program.
     *
     * @throws SpawnException            when it cannot be started
     * @throws DeadlineExceededException when it does not end in time; it is killed then
     */
    public static Captured run(Spawner spawner, Path executable, List<String> arguments, Deadline deadline) {
        Captured captured = atMost(spawner, executable, arguments, deadline);
        if (captured.late) {
            throw new DeadlineExceededException("the end of " + executable, deadline.limit(), "");
        }
        return captured;
    }

    /**
     * Runs a program until it ends or its time is up; what it wrote by then is worth having. It is then killed with all
     * that it has started.
     *
     * @throws SpawnException when it cannot be started
     */
    public static Captured atMost(Spawner spawner, Path executable, List<String> arguments, Deadline deadline) {
        Path directory = temporaryDirectory();
        try {
            Command command = new Command(executable, arguments, Map.of(), directory, directory.resolve("stdout"),
                    directory.resolve("stderr"));
            ChildProcess child = spawner.start(command);
            boolean late = !ended(child, deadline);
            ExitStatus exit = child.awaitExit(Deadline.in(DEATH));
            return new Captured(exit, text(command.stdout()), text(command.stderr()), late);
        } finally {
            remove(directory);
        }
    }

    /** Whether it has; else it is killed now, as it is when nobody waits any more. */
    private static boolean ended(ChildProcess child, Deadline deadline) {
        boolean done = false;
        try {
            child.awaitExit(deadline);
            done = true;
            return true;
        } catch (DeadlineExceededException e) {
            return false;
        } finally {
            if (!done) {
                child.killTree();
            }
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("arangolab-capture");
        } catch (IOException e) {
            throw new LabFailureException("cannot make a temporary directory for a program's output: "
                    + e.getMessage(), e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LabFailureException("cannot read a program's output, " + file + ": " + e.getMessage(), e);
        }
    }

    private static void remove(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve("stdout"));
            Files.deleteIfExists(directory.resolve("stderr"));
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new LabFailureException("cannot remove " + directory + ": " + e.getMessage(), e);
        }
    }
}
