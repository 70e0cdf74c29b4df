package org.arangolab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file below {@code /proc} or {@code /sys}. Such files tell a size of 0, so that {@code Files.readString} begins with
 * one byte; and a {@code sysctl} file answers only the first read, so that one byte is all it gets: 1 of 128.
 */
public final class KernelFile {
    private KernelFile() {
    }

    /**
     * Its content without surrounding white space.
     *
     * @throws IOException when it is not there or not readable
     */
    public static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** The same; empty when it is not there, as on another system, or not ours to read. */
    public static Optional<String> find(Path file) {
        try {
            return Optional.of(read(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
