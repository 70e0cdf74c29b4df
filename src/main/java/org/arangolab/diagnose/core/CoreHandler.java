package org.arangolab.diagnose.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.arangolab.KernelFile;

/**
 * The program that the system hands cores to, systemd-coredump: as long as it runs, a core may still come.
 *
 * @param proc the directory of processes
 */
record CoreHandler(Path proc) {
    /** Names of processes have 15 bytes: proc(5). */
    private static final String NAME = "systemd-coredum";

    boolean atWork() {
        try (Stream<Path> processes = Files.list(proc)) {
            return processes.anyMatch(process -> KernelFile.find(process.resolve("comm")).filter(NAME::equals)
                    .isPresent());
        } catch (IOException | UncheckedIOException e) {
            return false; // without a look at processes nothing can be hoped for
        }
    }
}
