package org.arangolab.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The file locks that this JVM holds, as the kernel lists them: proc(5), {@code /proc/locks}. */
final class FileLocks {
    private FileLocks() {
    }

    /** By inode, with the file's path. Empty on a system without {@code /proc}. */
    static Map<String, String> held() {
        String self = String.valueOf(ProcessHandle.current().pid());
        List<String> inodes = lines().stream().map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 5 && fields[4].equals(self))
                .map(fields -> fields[5].substring(fields[5].lastIndexOf(':') + 1))
                .toList();
        if (inodes.isEmpty()) {
            return Map.of();
        }
        Map<String, String> open = openFiles();
        return inodes.stream().distinct().collect(Collectors.toMap(inode -> inode,
                inode -> open.getOrDefault(inode, "with inode " + inode)));
    }

    private static List<String> lines() {
        Path locks = Path.of("/proc/locks");
        try {
            return Files.isReadable(locks) ? Files.readAllLines(locks) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> openFiles() {
        Map<String, String> files = new HashMap<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                inode(descriptor).ifPresent(inode -> files.put(inode, target(descriptor)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static Optional<String> inode(Path descriptor) {
        try {
            return Optional.of(String.valueOf(Files.getAttribute(descriptor, "unix:ino")));
        } catch (IOException e) {
            return Optional.empty(); // closed in the meantime
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return descriptor.toString(); // closed in the meantime
        }
    }
}
