package org.arangolab.diagnose.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that may be a process's core.
 *
 * @param root    the directory above which nothing varies
 * @param depth   how many levels below it they are
 * @param pattern of their whole path
 */
record CoreSearch(Path root, int depth, PathMatcher pattern) {
    /** By a glob of the whole path; directories in it may vary, too. */
    static CoreSearch of(String glob) {
        String fixed = glob.replaceFirst("(?s)[*].*$", "");
        Path root = Path.of(fixed.substring(0, Math.max(1, fixed.lastIndexOf('/'))).replace("\\", ""));
        int depth = (int) glob.substring(root.toString().equals("/") ? 0 : root.toString().length()).chars()
                .filter(c -> c == '/').count();
        return new CoreSearch(root, Math.max(1, depth), FileSystems.getDefault().getPathMatcher("glob:" + glob));
    }

    /** Those that were written since, the newest first. */
    List<Path> since(long millis) {
        try (Stream<Path> files = Files.find(root, depth, (file, attributes) -> attributes.isRegularFile()
                && pattern.matches(file) && attributes.lastModifiedTime().toMillis() >= millis)) {
            return files.sorted(Comparator.comparingLong((Path file) -> file.toFile().lastModified()).reversed())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // the directory is not there, or goes away under the look: no core in it
        }
    }
}
