package org.arangolab.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where programs are looked for by their names.
 *
 * @param text the directories as {@code PATH} has them
 */
public record SearchPath(String text) {
    private static final String VARIABLE = "PATH";

    /** That of these variables; without {@code PATH} nothing is found. */
    public static SearchPath of(Map<String, String> environment) {
        return new SearchPath(environment.getOrDefault(VARIABLE, ""));
    }

    /** That of the lab. */
    public static SearchPath own() {
        return of(System.getenv());
    }

    /** The first file of this name that may be executed. */
    public Optional<Path> find(String name) {
        return directories().map(directory -> directory.resolve(name)).filter(Files::isExecutable)
                .filter(file -> !Files.isDirectory(file)).findFirst();
    }

    /** In their order; empty parts, which POSIX takes for the working directory, are left out. */
    public Stream<Path> directories() {
        return Arrays.stream(text.split(File.pathSeparator)).filter(part -> !part.isEmpty()).map(Path::of);
    }
}
