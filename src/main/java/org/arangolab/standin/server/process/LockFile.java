package org.arangolab.standin.server.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.arangolab.standin.server.ExitCode;
import org.arangolab.standin.server.StartException;
import org.arangolab.standin.server.log.ServerLog;

/**
 * The file {@code LOCK} of the data directory: the pid as text under an advisory lock that the kernel releases with the
 * process. Closing removes it.
 */
final class LockFile implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private LockFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws StartException when another process holds it
     */
    static LockFile acquire(Path directory, long pid, ServerLog log) throws IOException {
        Path file = directory.resolve("LOCK");
        String owner = owner(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw taken(file, owner);
        }
        if (!owner.isEmpty()) {
            log.warning("b387d", "found existing lockfile '" + file
                    + "' of process with pid " + owner + ", but that process seems to be dead already");
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(Long.toString(pid).getBytes(StandardCharsets.UTF_8)), 0);
        channel.force(false);
        return new LockFile(file, channel);
    }

    private static StartException taken(Path file, String owner) {
        return new StartException(ExitCode.COULD_NOT_LOCK, "1f4eb", "database is locked by process " + owner
                + "; please stop it first and check that the file '" + file + "' goes away. If you are sure that no "
                + "arangod is running on this directory, remove the file and try again");
    }

    /** To be asked before the lock is taken: closing any other descriptor of a file drops the process's locks on it. */
    private static String owner(Path file) throws IOException {
        return !Files.exists(file) ? "" : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    }

    /** Removes the file, then releases the lock, so that nobody can lock a file that is about to vanish. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
