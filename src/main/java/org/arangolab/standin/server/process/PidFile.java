package org.arangolab.standin.server.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file of {@code --pid-file}, there while the server runs. */
public final class PidFile implements AutoCloseable {
    private final Optional<Path> file;

    private PidFile(Optional<Path> file) {
        this.file = file;
    }

    /** Writes it, if one is wanted. */
    public static PidFile write(Optional<String> name, long pid) throws IOException {
        Optional<Path> file = name.map(Path::of);
        if (file.isPresent()) {
            Files.writeString(file.get(), pid + "\n");
        }
        return new PidFile(file);
    }

    /** Removes it. */
    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }
}
