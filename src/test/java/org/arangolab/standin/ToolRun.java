package org.arangolab.standin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of a client tool of the distribution: what it printed and how it ended. */
record ToolRun(int exit, String out, String err) {
    private static final int PATIENCE = 60;

    /** Runs it with an input, without a configuration and with the log on standard output. */
    static ToolRun of(Path directory, String input, String tool, String... arguments) {
        List<String> command = new ArrayList<>(List.of(executable(tool), "--configuration", "none", "--log.output",
                "-"));
        command.addAll(List.of(arguments));
        return run(directory, input, command);
    }

    static String executable(String tool) {
        return Path.of(System.getProperty("arangolab.home"), "lib/standin/bin", tool).toString();
    }

    static ToolRun run(Path directory, String input, List<String> command) {
        try {
            Path errors = directory.resolve("stderr-of-a-tool");
            Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors.toFile())
                    .start();
            try (var in = process.outputWriter()) {
                in.write(input);
            }
            String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("still running: " + command);
            }
            return new ToolRun(process.exitValue(), out, java.nio.file.Files.readString(errors));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
