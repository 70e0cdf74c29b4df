package org.arangolab.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A port that is ours until this is closed, whether a server listens on it or not. Held by a socket that is bound, has
 * SO_REUSEADDR and does not listen (no {@code bind(0)} and no foreign bind gets the port; a server that sets
 * SO_REUSEADDR, as arangod does, still can: facts/techniques.md 1) and by a lock file that other labs see.
 */
public final class PortLease implements AutoCloseable {
    private final int port;
    private final Socket holder;
    private final FileLock lock;
    private final Path file;

    PortLease(int port, Socket holder, FileLock lock, Path file) {
        this.port = port;
        this.holder = holder;
        this.lock = lock;
        this.file = file;
    }

    /** The port. */
    public int port() {
        return port;
    }

    /**
     * Gives the port back; doing so twice is harmless. The file goes while the socket holds the port: whoever wants the
     * lease binds the port first, so that nobody can have opened the file.
     */
    @Override
    public void close() {
        try (holder) {
            if (lock.isValid()) {
                Files.deleteIfExists(file);
            }
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lease of port " + port + " could not be given back", e);
        }
    }
}
