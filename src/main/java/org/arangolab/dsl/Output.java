package org.arangolab.dsl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.arangolab.ConfigException;
import org.arangolab.LabFailureException;
import org.arangolab.fs.Workspace;
import org.arangolab.tools.ToolJob;
import org.arangolab.tools.ToolResult;
import org.arangolab.tools.ToolRunner;

/**
 * Where an export goes. arangoexport itself only knows directories, so that a file is made in one of the run and then
 * moved to its place.
 */
final class Output {
    private static final String DIRECTORY = "output-directory";
    private static final List<String> TYPES = List.of("csv", "json", "jsonl", "xgmml", "xml");

    private final Path place;
    private final Optional<String> type;
    private Optional<Path> made = Optional.empty();

    private Output(Path place, Optional<String> type) {
        this.place = place;
        this.type = type;
    }

    /** A name with a known ending is a file, any other a directory. */
    static Output of(Path place) {
        String name = place.getFileName().toString();
        return new Output(place, TYPES.stream().filter(ending -> name.endsWith("." + ending)).findFirst());
    }

    /** What is to be done when the tool has ended. */
    Optional<String> afterwards() {
        return type.map(ending -> "a file as its target");
    }

    ToolJob prepare(ToolJob job, ToolRunner runner) {
        if (type.isEmpty()) {
            return job.with(DIRECTORY, place);
        }
        if (Files.exists(place) && !"true".equals(String.valueOf(job.options().get("overwrite")))) {
            throw new ConfigException("arangoexport: " + place + " exists already; overwrite: true replaces it");
        }
        Path directory = runner.home("export").resolve("data");
        made = Optional.of(directory);
        ToolJob typed = job.options().containsKey("type") ? job : job.with("type", type.get());
        return typed.with(DIRECTORY, directory);
    }

    ToolResult take(ToolResult result) {
        return made.filter(directory -> result.isOk()).map(directory -> moved(result, directory)).orElse(result);
    }

    private ToolResult moved(ToolResult result, Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> data = files.filter(file -> !file.getFileName().toString().equals("ENCRYPTION")).toList();
            if (data.size() != 1) {
                throw new ConfigException("arangoexport > '" + place + "': it made " + data.size()
                        + " files; give a directory for them");
            }
            Files.move(data.get(0), place, StandardCopyOption.REPLACE_EXISTING);
            return result.withArtifacts(List.of(place));
        } catch (IOException e) {
            throw new LabFailureException("cannot move the export to " + place + ": " + Workspace.reason(e), e);
        }
    }
}
