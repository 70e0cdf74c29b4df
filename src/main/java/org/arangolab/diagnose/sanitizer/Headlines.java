package org.arangolab.diagnose.sanitizer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.arangolab.finding.Finding;
import org.arangolab.finding.FindingSet;
import org.arangolab.finding.TextLine;

/** What sanitizers have said of a process, a sentence for each report: {@code … in arangodb::Engine::read(int)}. */
public final class Headlines {
    private static final int MOST_FILES = 8;
    private static final int MOST_BYTES = 256 * 1024;

    private Headlines() {
    }

    /** In these lines. */
    public static List<String> in(List<String> lines) {
        FindingSet found = new FindingSet();
        SanitizerReports reader = new SanitizerReports(found);
        long number = 0;
        for (String line : lines) {
            reader.accept(TextLine.of(++number, line));
        }
        reader.end();
        return found.findings().stream().map(Headlines::sentence).toList();
    }

    private static String sentence(Finding found) {
        return found.summary() + (found.keyFrame().isEmpty() ? "" : " in " + found.keyFrame());
    }

    /** In those files of a directory, as {@code log_path} lets them be written; of each its beginning. */
    public static List<String> in(Path directory, Predicate<String> names) {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(file -> names.test(String.valueOf(file.getFileName())))
                    .filter(Files::isRegularFile).sorted().limit(MOST_FILES).toList()) {
                all.addAll(in(beginning(file).lines().toList()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the reports in " + directory + " cannot be read", e);
        }
        return all;
    }

    private static String beginning(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }
}
