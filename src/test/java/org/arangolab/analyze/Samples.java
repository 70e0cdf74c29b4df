package org.arangolab.analyze;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.arangolab.finding.Finding;
import org.arangolab.log.LogRules;

/** Inputs of all formats, written by hand after the layouts of real ones. */
final class Samples {
    private Samples() {
    }

    static List<Path> all() {
        try (Stream<Path> files = Files.list(Path.of(Samples.class.getResource("samples").toURI()))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FileFindings findings(byte[] bytes) {
        List<FileFindings> results = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        new Analysis(LogRules.NONE, new ByteArrayInputStream(bytes), complaints::add).of(List.of("-"), results::add);
        return results.isEmpty() ? new FileFindings("-", FileKind.TEXT, 0, List.of(), 0, complaints.toString())
                : results.get(0);
    }

    static FileFindings findings(String text) {
        return findings(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In one line: kind|tool|type|severity|signal|pid|thread|keyFrame|frames|line|count|reason|exit code. */
    static String line(Finding f) {
        return String.join("|", f.kind().label(), f.tool(), f.type(), f.severity().label(), f.signal(), f.pid() == 0
                ? "" : "" + f.pid(),
                f.thread(), f.keyFrame(), "" + f.frames().size(), "" + f.line(), "" + f.count(), f.reason(),
                f.exitCode() < 0 ? "" : "" + f.exitCode());
    }
}
