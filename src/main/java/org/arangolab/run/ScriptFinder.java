package org.arangolab.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.fs.Workspace;

/** Finds the scripts of a run. */
public final class ScriptFinder {
    private ScriptFinder() {
    }

    /**
     * The files that are named, and all {@code *.groovy} files below the directories that are, sorted within each; none
     * twice.
     *
     * @throws ConfigException with all paths that do not exist
     */
    public static List<ScriptFile> find(List<Path> paths) {
        List<String> mistakes = new ArrayList<>();
        Map<Path, ScriptFile> found = new LinkedHashMap<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                below(path).forEach(file -> found.putIfAbsent(identity(file), ScriptFile.of(file)));
            } else if (Files.exists(path)) {
                found.putIfAbsent(identity(path), ScriptFile.of(path));
            } else {
                mistakes.add(path + ": no such file or directory" + hint(path));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigException("", mistakes);
        }
        return List.copyOf(found.values());
    }

    private static List<Path> below(Path directory) {
        try (Stream<Path> tree = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            return tree.filter(path -> path.toString().endsWith(".groovy")).filter(Files::isRegularFile).sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new ConfigException("cannot look for scripts below " + directory + ": "
                    + Workspace.reason(e.getCause()));
        } catch (IOException e) {
            throw new ConfigException("cannot look for scripts below " + directory + ": " + Workspace.reason(e));
        }
    }

    private static Path identity(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize(); // reading it will say what is wrong
        }
    }

    private static String hint(Path missing) {
        Path parent = missing.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return "";
        }
        return Suggestion.nearest(missing.getFileName().toString(), names(parent))
                .map(name -> "; did you mean " + missing.resolveSibling(name) + "?").orElse("");
    }

    private static Collection<String> names(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        } catch (IOException e) {
            return List.of(); // no suggestion, then: the mistake is told all the same
        }
    }
}
