package org.arangolab.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The process that listens on a port, as {@code /proc} tells: proc(5).
 *
 * @param pid     its process id
 * @param command its command line
 */
public record PortOwner(long pid, String command) {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTEN = "0A";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int LONGEST = 120;

    /** Empty when nobody listens there, or when it is another user's process. */
    public static Optional<PortOwner> of(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            lines(PROC.resolve("net").resolve(table)).forEach(line -> listening(line, port).ifPresent(sockets::add));
        }
        return sockets.isEmpty() ? Optional.empty() : holder(sockets);
    }

    private static Optional<String> listening(String line, int port) {
        String[] field = line.strip().split("\\s+");
        return field.length > INODE && field[STATE].equals(LISTEN)
                && field[LOCAL].endsWith(String.format(":%04X", port))
                ? Optional.of("socket:[" + field[INODE] + "]") : Optional.empty();
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
        try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : open) {
                if (sockets.contains(target(descriptor))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false; // it has gone, or is another user's
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    private static String command(Path process) {
        String text = String.join("\n", lines(process.resolve("cmdline"))).replace('\0', ' ').strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).lines().toList();
        } catch (IOException e) {
            return List.of(); // not this system, or it has gone
        }
    }

    /** {@code python3 -m http.server 8529 [4711]}. */
    @Override
    public String toString() {
        return command + " [" + pid + "]";
    }
}
