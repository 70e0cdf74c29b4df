package org.arangolab.standin.cluster.agency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Json;

/**
 * The log on disk, one JSON object a line. One thread at a time writes; any may force what is written. A torn last
 * line, as a kill leaves it, was never confirmed to anybody and is cut off.
 */
final class LogFile implements AutoCloseable {
    private final Path path;
    private final boolean sync;
    /** Held while the file is forced or exchanged; guards the field below. */
    private final Object files = new Object();
    private FileChannel channel;

    LogFile(Path path, boolean sync) {
        this.path = path;
        this.sync = sync;
    }

    /** Reads what is there and goes on behind it. */
    List<LogEntry> open() {
        try {
            List<LogEntry> entries = new ArrayList<>();
            byte[] bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
            int good = read(bytes, entries);
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(good);
            channel.position(good);
            return entries;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static int read(byte[] bytes, List<LogEntry> entries) {
        int begin = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                byte[] line = java.util.Arrays.copyOfRange(bytes, begin, i);
                try {
                    entries.add(LogEntry.fromJson(Json.parse(line)));
                } catch (ArangoException e) {
                    throw new IllegalStateException("the agency's log is damaged at byte " + begin, e);
                }
                begin = i + 1;
            }
        }
        return begin;
    }

    void append(List<LogEntry> entries) {
        try {
            write(channel, entries);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static void write(FileChannel to, List<LogEntry> entries) throws IOException {
        StringBuilder lines = new StringBuilder();
        entries.forEach(entry -> lines.append(entry.toJson()).append('\n'));
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    /** Returns when everything that is written survives a power cut, if that is wanted at all. */
    void force() {
        synchronized (files) {
            try {
                if (sync) {
                    channel.force(false);
                }
            } catch (IOException e) {
                throw broken(e);
            }
        }
    }

    /** Holds only these from now on. */
    void replace(List<LogEntry> entries) {
        Path next = path.resolveSibling(path.getFileName() + ".new");
        try {
            FileChannel fresh = FileChannel.open(next, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING);
            write(fresh, entries);
            fresh.force(true);
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            synchronized (files) {
                channel.close();
                channel = fresh;
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private UncheckedIOException broken(IOException e) {
        return new UncheckedIOException("cannot keep the agency's log " + path, e);
    }

    @Override
    public void close() {
        synchronized (files) {
            try {
                channel.close();
            } catch (IOException e) {
                throw broken(e);
            }
        }
    }
}
