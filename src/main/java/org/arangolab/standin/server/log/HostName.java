package org.arangolab.standin.server.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine's name as the kernel knows it; no name service is asked. */
public final class HostName {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private HostName() {
    }

    /** The name, {@code localhost} where the kernel does not tell. */
    public static String get() {
        try {
            return Files.readString(KERNEL).strip();
        } catch (IOException e) {
            return "localhost";
        }
    }
}
