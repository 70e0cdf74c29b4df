package org.arangolab.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What standard input and output are. */
final class StandardStreams {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private StandardStreams() {
    }

    /**
     * Whether both are terminals. Linux names the device behind a descriptor, which costs nothing; elsewhere Java's
     * console says it, which since Java 22 may also stand for a pipe.
     */
    static boolean areTerminals() {
        return Files.isDirectory(DESCRIPTORS) ? isTerminal("0") && isTerminal("1") : System.console() != null;
    }

    private static boolean isTerminal(String descriptor) {
        try {
            String device = Files.readSymbolicLink(DESCRIPTORS.resolve(descriptor)).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException e) {
            return false; // closed
        }
    }
}
