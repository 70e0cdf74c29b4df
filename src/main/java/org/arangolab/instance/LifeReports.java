package org.arangolab.instance;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.arangolab.diagnose.sanitizer.Headlines;

/**
 * What a process itself, or the run-time libraries in it, wrote beside the log in one life of a server: standard error,
 * and the files of sanitizers. A sanitizer that was told no place writes to standard error, and gcc's for undefined
 * behaviour does so even when it was, beside the one for addresses.
 *
 * @param directories where they are
 * @param pid         of the process; sanitizers end the names of their files with it (facts/diagnostics.md 5.1)
 * @param stderrMark  where its standard error begins
 */
record LifeReports(InstanceDirectories directories, long pid, long stderrMark) {
    private static final int END = 64 * 1024;

    static LifeReports of(Run run, InstanceDirectories directories) {
        return new LifeReports(directories, run.child().pid(), run.stderrMark());
    }

    /** The last lines of standard error that are not blank. */
    List<String> stderr() {
        try (RandomAccessFile in = new RandomAccessFile(directories.stderr().toFile(), "r")) {
            in.seek(Math.min(in.length(), Math.max(stderrMark, in.length() - END)));
            byte[] bytes = new byte[END];
            int length = Math.max(0, in.read(bytes));
            return new String(bytes, 0, length, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            return List.of("(" + directories.stderr() + " cannot be read: " + e.getMessage() + ")");
        }
    }

    /** What sanitizers have said, a sentence for each report. */
    List<String> sanitizers() {
        Stream<String> written = Files.isDirectory(directories.reports())
                ? Headlines.in(directories.reports(), file -> file.endsWith("." + pid)).stream() : Stream.of();
        return Stream.concat(written, Headlines.in(stderr()).stream()).distinct().toList();
    }
}
