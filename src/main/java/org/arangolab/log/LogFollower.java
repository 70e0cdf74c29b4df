package org.arangolab.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import org.arangolab.LabFailureException;

/**
 * Hands each new line of a growing file to a consumer within about a millisecond (inotify: facts/techniques.md 1). A
 * file that shrinks or is replaced was rotated and is read from its start. The lines come on the follower's own
 * thread, which ends with {@link #close}.
 */
public final class LogFollower implements AutoCloseable {
    private final Path file;
    private final WatchService watch;
    private final LineSplitter splitter;
    private final Thread thread;
    private long position;
    /** Which file the name meant at the last look; null before the first. */
    private Object identity;

    /**
     * Follows the file from a byte offset on; its directory must exist, the file need not.
     *
     * @throws LabFailureException when the directory cannot be watched
     */
    public LogFollower(String subject, Path file, long from, Consumer<LogLine> lines) {
        this.file = file;
        this.position = from;
        this.splitter = new LineSplitter(line -> lines.accept(LogLine.parse(line)));
        this.watch = watch(file.getParent());
        this.thread = new Thread(this::follow, "log " + subject);
        thread.setDaemon(true);
        thread.start();
    }

    private static WatchService watch(Path directory) {
        try {
            WatchService watch = directory.getFileSystem().newWatchService();
            try {
                directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
                return watch;
            } catch (IOException e) {
                watch.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new LabFailureException("cannot watch " + directory + ": no such directory", e);
        } catch (IOException e) {
            throw new LabFailureException("cannot watch " + directory + ": " + e.getMessage()
                    + "; see fs.inotify.max_user_watches and max_user_instances", e);
        }
    }

    private void follow() {
        try {
            while (true) {
                read();
                WatchKey key = watch.take();
                key.pollEvents();
                if (!key.reset()) {
                    return; // the directory is gone, and the log with it
                }
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            return; // closed: that is the way out
        } catch (IOException e) {
            throw new LabFailureException("cannot follow the log " + file + ": " + e.getMessage(), e);
        }
    }

    private void read() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            restartIfRotated(channel.size());
            ByteBuffer block = ByteBuffer.allocate(16 * 1024);
            for (int n = channel.read(block, position); n > 0; n = channel.read(block.clear(), position)) {
                splitter.accept(block.array(), n);
                position += n;
            }
        } catch (NoSuchFileException e) {
            return; // not made yet: an event will tell; and if the directory is gone, the watch ends
        }
    }

    private void restartIfRotated(long size) throws IOException {
        Object now = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        boolean another = identity != null && !identity.equals(now);
        identity = now;
        if (another || size < position) {
            splitter.end();
            position = 0;
        }
    }

    /** Ends the following; returns when the thread will hand over no further line. */
    @Override
    public void close() {
        try {
            watch.close();
            thread.join();
        } catch (IOException e) {
            throw new LabFailureException("cannot stop watching " + file.getParent() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new org.arangolab.time.InterruptedWaitException("the end of thread " + thread.getName(), e);
        }
    }
}
