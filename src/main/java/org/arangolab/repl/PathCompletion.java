package org.arangolab.repl;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * File names inside a string that looks like a path: one that begins with {@code /}, {@code ./}, {@code ../}, {@code
 * ~/}.
 */
final class PathCompletion {
    private static final int MOST = 200;

    private PathCompletion() {
    }

    /** The files whose path begins with this. */
    static List<Proposal> of(String prefix) {
        if (Stream.of("/", "./", "../", "~/").noneMatch(prefix::startsWith)) {
            return List.of();
        }
        int slash = prefix.lastIndexOf('/') + 1;
        return list(prefix.substring(0, slash), prefix.substring(slash));
    }

    private static List<Proposal> list(String parent, String name) {
        String home = System.getProperty("user.home");
        List<Proposal> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                Path.of(parent.startsWith("~/") ? home + parent.substring(1) : parent))) {
            for (Path file : files) {
                String candidate = file.getFileName().toString();
                if (candidate.startsWith(name) && found.size() < MOST) {
                    found.add(new Proposal(parent + candidate + (Files.isDirectory(file) ? "/" : ""), "", "files",
                            false));
                }
            }
        } catch (IOException | InvalidPathException e) {
            return List.of(); // there is nothing to offer in a directory that cannot be read
        }
        found.sort(Comparator.comparing(Proposal::text));
        return found;
    }
}
