package org.arangolab.monitor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.arangolab.ByteSize;

/**
 * Looks at the usage of one process again and again: keeps its files open and its buffer, so that a look is two reads.
 * An open file of {@code /proc} belongs to the process that had the number then, and fails when that has ended. Used by
 * one thread.
 */
public final class UsageProbe implements AutoCloseable {
    private final byte[] buffer = new byte[2048];
    private final RandomAccessFile stat;
    private final Optional<RandomAccessFile> io;

    private UsageProbe(RandomAccessFile stat, Optional<RandomAccessFile> io) {
        this.stat = stat;
        this.io = io;
    }

    /** One look at a process; empty when it has gone. */
    public static Optional<Usage> once(long pid) {
        Optional<UsageProbe> probe = of(pid);
        try {
            return probe.flatMap(UsageProbe::look);
        } finally {
            probe.ifPresent(UsageProbe::close);
        }
    }

    /** Empty when it has gone. */
    static Optional<UsageProbe> of(long pid) {
        Path process = ProcReader.PROC.resolve(String.valueOf(pid));
        return open(process.resolve("stat")).map(stat -> new UsageProbe(stat, open(process.resolve("io"))));
    }

    private static Optional<RandomAccessFile> open(Path file) {
        try {
            return Optional.of(new RandomAccessFile(file.toFile(), "r"));
        } catch (IOException e) {
            return Optional.empty(); // it has gone, or is another user's
        }
    }

    /** Now; empty when it has ended. */
    Optional<Usage> look() {
        Instant now = Instant.now();
        return read(stat).map(ProcText.Stat::of).filter(seen -> "ZX".indexOf(seen.state()) < 0).map(seen -> {
            Io used = io.flatMap(this::read).map(Io::of).orElse(Io.NONE);
            return new Usage(now, seen.user().plus(seen.system()), new ByteSize(seen.rssPages() * PageSize.bytes()),
                    seen.threads(), used.read(), used.written());
        });
    }

    private Optional<String> read(RandomAccessFile file) {
        try {
            file.seek(0);
            int length = file.read(buffer);
            return length <= 0 ? Optional.empty() : Optional.of(new String(buffer, 0, length,
                    StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty(); // ESRCH: it has ended
        }
    }

    @Override
    public void close() {
        quietly(stat);
        io.ifPresent(UsageProbe::quietly);
    }

    private static void quietly(RandomAccessFile file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new IllegalStateException("a file of /proc cannot be closed", e);
        }
    }
}
