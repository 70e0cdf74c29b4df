package org.arangolab.net;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.arangolab.KernelFile;
import org.arangolab.LabFailureException;

/**
 * Hands out ports that nobody else has or will get: outside the range from which the kernel takes the ports of outgoing
 * connections, checked against every binder, leased across all labs of the machine. Thread-safe.
 */
public final class PortPool {
    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 2_000;

    private final Path directory;
    private final String run;
    private final SplittableRandom random = new SplittableRandom();
    private final int end;

    /** With the lock files of all labs of this user in {@code directory}, which is made when it is missing. */
    public PortPool(Path directory) {
        this(directory, "");
    }

    /** The same for a run; its name stands in the files of its leases. */
    public PortPool(Path directory, String run) {
        this.directory = directory;
        this.run = run;
        this.end = Math.min(HIGHEST, ephemeralStart());
    }

    /**
     * Leases one port.
     *
     * @throws LabFailureException when none of many tried ones is free
     */
    public PortLease lease() {
        for (int i = 0; i < TRIES; i++) {
            Optional<PortLease> lease = tryLease(next());
            if (lease.isPresent()) {
                return lease.get();
            }
        }
        throw new LabFailureException("no free port: tried " + TRIES + " ports between " + LOWEST + " and " + end
                + "; see which processes hold them with: ss -ltnp");
    }

    private synchronized int next() {
        return random.nextInt(LOWEST, end);
    }

    /**
     * The socket first: only who holds the port opens its lock file. A second look at a locked file from the same JVM
     * would give the lock back when it is closed, because POSIX locks belong to the process, not to the descriptor.
     */
    Optional<PortLease> tryLease(int port) {
        Optional<Socket> holder = hold(port);
        if (holder.isEmpty()) {
            return Optional.empty();
        }
        Optional<FileLock> lock = Optional.empty();
        try {
            lock = lock(port);
            return lock.map(file -> new PortLease(port, holder.get(), file, file(port)));
        } catch (IOException e) {
            throw new LabFailureException("cannot lease a port: " + directory + ": " + e.getMessage(), e);
        } finally {
            if (lock.isEmpty()) {
                release(holder.get());
            }
        }
    }

    private static void release(Socket holder) {
        try {
            holder.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a port could not be given back", e);
        }
    }

    /** Not a channel of its own: writing to that would fail in an interrupted thread. */
    private Optional<FileLock> lock(int port) throws IOException {
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwx------")));
        RandomAccessFile file = new RandomAccessFile(file(port).toFile(), "rw");
        try {
            FileLock lock = file.getChannel().tryLock();
            if (lock != null) {
                file.setLength(0);
                file.writeBytes(run + "\n");
                return Optional.of(lock);
            }
        } catch (OverlappingFileLockException e) {
            file.close(); // another pool of this very process has it
            return Optional.empty();
        } catch (IOException e) {
            file.close();
            throw e;
        }
        file.close();
        return Optional.empty();
    }

    private Path file(int port) {
        return directory.resolve(String.valueOf(port));
    }

    /**
     * Removes the files of leases that nobody holds any more, as a lab that was killed leaves them.
     *
     * @return how many
     */
    public int removeStale() {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<PortLease> stale = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,5}")).map(name -> tryLease(Integer.parseInt(name)))
                    .flatMap(Optional::stream).toList();
            stale.forEach(PortLease::close);
            return stale.size();
        } catch (IOException e) {
            throw new LabFailureException("cannot list the leases of ports in " + directory + ": " + e.getMessage(), e);
        }
    }

    /**
     * Bound without SO_REUSEADDR, which fails when anybody at all has the port, a holder of another lab too; the flag
     * is set afterwards, so that a server that has it set can listen. One bind, so that nobody comes in between.
     */
    static Optional<Socket> hold(int port) {
        Socket holder = new Socket();
        try {
            holder.setReuseAddress(false);
            holder.bind(new InetSocketAddress(port));
            holder.setReuseAddress(true);
            return Optional.of(holder);
        } catch (IOException e) {
            release(holder);
            return Optional.empty(); // taken: the next one, then
        }
    }

    private static int ephemeralStart() {
        try {
            String range = KernelFile.read(Path.of("/proc/sys/net/ipv4/ip_local_port_range"));
            return Math.max(LOWEST + 1000, Integer.parseInt(range.split("\\s+")[0]));
        } catch (IOException e) {
            return HIGHEST; // no /proc: the usual ranges of other systems begin above
        }
    }
}
