package org.arangolab.net;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.arangolab.KernelFile;

/**
 * The process that listens on a port, as {@code /proc} tells: proc(5).
 *
 * @param pid     its process id
 * @param command its command line
 */
public record PortOwner(long pid, String command) {
    private static final Path PROC = Path.of("/proc");
    private static final int LONGEST = 120;

    /** Empty when nobody listens there, or when it is another user's process. */
    public static Optional<PortOwner> of(int port) {
        Set<String> sockets = SocketTable.listening(PROC.resolve("net")).stream()
                .filter(socket -> socket.port() == port).map(SocketTable.Listening::inode)
                .collect(Collectors.toSet());
        return sockets.isEmpty() ? Optional.empty() : holder(sockets);
    }

    private static Optional<PortOwner> holder(Set<String> sockets) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[1-9]*")) {
            for (Path process : all) {
                if (holds(process.resolve("fd"), sockets)) {
                    return Optional.of(new PortOwner(Long.parseLong(process.getFileName().toString()),
                            command(process)));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // no /proc: nobody can tell
        }
    }

    private static boolean holds(Path descriptors, Set<String> sockets) {
        try {
            return !Collections.disjoint(SocketTable.open(descriptors), sockets);
        } catch (IOException e) {
            return false; // it has gone, or is another user's
        }
    }

    private static String command(Path process) {
        try {
            String text = KernelFile.read(process.resolve("cmdline")).replace('\0', ' ').strip();
            return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        } catch (IOException e) {
            return "a process that has gone";
        }
    }

    /** {@code python3 -m http.server 8529 [4711]}. */
    @Override
    public String toString() {
        return command + " [" + pid + "]";
    }
}
