package org.arangolab.monitor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.arangolab.KernelFile;

/**
 * Reads the files of one process. Any of them may be gone with the process, or be another user's: then it is empty.
 *
 * @param process {@code /proc/PID}
 */
record ProcReader(Path process) {
    static final Path PROC = Path.of("/proc");

    static ProcReader of(long pid) {
        return new ProcReader(PROC.resolve(String.valueOf(pid)));
    }

    Optional<String> text(String name) {
        return read(process.resolve(name));
    }

    static Optional<String> read(Path file) {
        try {
            return Optional.of(KernelFile.read(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    OptionalInt descriptors() {
        int count = 0;
        try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path ignored : open) {
                count++;
            }
            return OptionalInt.of(count);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return OptionalInt.empty();
        }
    }
}
