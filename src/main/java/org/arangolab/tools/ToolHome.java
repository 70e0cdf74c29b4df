package org.arangolab.tools;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.LabFailureException;
import org.arangolab.fs.Workspace;
import org.arangolab.process.Command;

/**
 * The directory of one run of a tool: {@code command.json}, {@code stdout} and {@code stderr}, and what sanitizers
 * report. As long as the tool runs, its secrets too, readable for nobody else.
 *
 * @param directory it
 */
record ToolHome(Path directory) {
    private static final String COMMAND = "command.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The run's name, {@code 003-arangodump}. */
    String name() {
        return String.valueOf(directory.getFileName());
    }

    ToolOutput stdout() {
        return new ToolOutput(directory.resolve("stdout"));
    }

    ToolOutput stderr() {
        return new ToolOutput(directory.resolve("stderr"));
    }

    private Path secrets() {
        return directory.resolve("secret.conf");
    }

    /** Writes what must not stand on the command line; answers the file. */
    Optional<Path> hide(Optional<String> configuration) {
        return configuration.map(text -> {
            try {
                Files.createFile(secrets(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                return Files.writeString(secrets(), text, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new LabFailureException("cannot write " + secrets() + ": " + Workspace.reason(e), e);
            }
        });
    }

    /** Removes the secrets, if there are any. */
    void forget() {
        try {
            Files.deleteIfExists(secrets());
        } catch (IOException e) {
            throw new LabFailureException("cannot remove " + secrets() + ": " + Workspace.reason(e), e);
        }
    }

    /** Writes down what is started, and makes the files for its output. */
    void write(Command command) {
        try {
            Files.writeString(directory.resolve(COMMAND), JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(Map.of("command", command.argv(), "line", command.line(),
                            "environment", List.copyOf(command.environment().keySet()))));
            for (Path file : List.of(command.stdout(), command.stderr())) {
                Files.createFile(file);
            }
        } catch (IOException e) {
            throw new LabFailureException("cannot write into " + directory + ": " + Workspace.reason(e), e);
        }
    }

    /** What was started, as it was written down. */
    String commandLine() {
        try {
            return JSON.readTree(directory.resolve(COMMAND).toFile()).path("line").asText();
        } catch (IOException e) {
            return "(its " + COMMAND + " cannot be read: " + e.getMessage() + ")";
        }
    }
}
