package org.arangolab.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
 */
public record Captured(ExitStatus exit, String stdout, String stderr) {
    /**
     * Runs a program to its end. Its output goes through files, so that no amount of it blocks the program.
     *
     * @throws SpawnException            when it cannot be started
     * @throws DeadlineExceededException when it does not end in time; it is killed then
     */
    public static Captured run(Spawner spawner, Path executable, List<String> arguments, Deadline deadline) {
        Path directory = temporaryDirectory();
        try {
            Command command = new Command(executable, arguments, Map.of(), directory, directory.resolve("stdout"),
                    directory.resolve("stderr"));
            ExitStatus exit = await(spawner.start(command), deadline);
            return new Captured(exit, text(command.stdout()), text(command.stderr()));
        } finally {
            remove(directory);
        }
    }

    private static ExitStatus await(ChildProcess child, Deadline deadline) {
        try {
            return child.awaitExit(deadline);
        } catch (DeadlineExceededException e) {
            child.signal(Signal.KILL);
            throw e;
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
