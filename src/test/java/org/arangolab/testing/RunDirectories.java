package org.arangolab.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The directories of runs below the place that the build gives to its tests, {@code ARANGOLAB_RUNS}. */
final class RunDirectories {
    private static final String PORTS = "ports";

    private RunDirectories() {
    }

    /** Those that are there; the locks of ports stay by design. */
    static List<Path> present() {
        String place = System.getenv("ARANGOLAB_RUNS");
        if (place == null || !Files.isDirectory(Path.of(place))) {
            return List.of();
        }
        try (Stream<Path> runs = Files.list(Path.of(place))) {
            return runs.filter(run -> !run.endsWith(PORTS)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
