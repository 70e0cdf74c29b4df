package org.arangolab.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.arangolab.fs.Workspace;

/** Children for tests that need some. */
public final class TestChildren {
    private TestChildren() {
    }

    /** A process that sleeps until it is closed. */
    public static AutoCloseable sleeper() {
        Path directory = temporary();
        Spawner spawner = new Spawner();
        spawner.start(command(directory, "/bin/sleep", "1000"));
        return () -> {
            spawner.close();
            Workspace.remove(directory);
        };
    }

    /** A command whose output goes to {@code stdout} and {@code stderr} in the directory that it runs in. */
    public static Command command(Path directory, String executable, String... arguments) {
        return new Command(Path.of(executable), List.of(arguments), Map.of(), directory, directory.resolve("stdout"),
                directory.resolve("stderr"));
    }

    /** A shell that runs a script. */
    public static Command shell(Path directory, String script) {
        return command(directory, "/bin/sh", "-c", script);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("children");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
