package org.arangolab.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.arangolab.LabFailureException;
import org.arangolab.analyze.Analysis;
import org.arangolab.finding.Finding;
import org.arangolab.fs.Workspace;
import org.arangolab.instance.under.Sanitizer;
import org.arangolab.instance.under.SanitizerOptions;
import org.arangolab.instance.under.Suppressions;

/**
 * What the sanitizers in a tool report: into files of its run, each of which is a failure, whatever the exit code.
 * Source: facts/diagnostics.md 5, facts/client-tools.md 14.
 *
 * @param home the directory of the run
 */
record ToolReports(Path home) {
    /** The variables of a tool, where the sanitizers' have what the user gave after what the lab wants. */
    Map<String, String> added(Path executable, Map<String, String> variables) {
        Map<String, String> given = new HashMap<>(System.getenv());
        given.putAll(variables);
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(new SanitizerOptions(home, Suppressions.near(executable))
                .variables(List.of(Sanitizer.values()), given));
        return all;
    }

    /** What is in them. */
    List<Finding> findings() {
        List<String> files = files().stream().map(Path::toString).toList();
        return files.isEmpty() ? List.of() : Analysis.findings(files);
    }

    /** The summary of the first report, and the files of all; empty when there is none. */
    Optional<String> problem() {
        return findings().stream().findFirst().map(first -> "a sanitizer has reported: " + first.summary()
                + String.join("", files().stream().map(report -> "\n  report:    " + report).toList()));
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(home)) {
            return all.filter(SanitizerOptions::isReport).sorted().toList();
        } catch (IOException e) {
            throw new LabFailureException("cannot list " + home + ": " + Workspace.reason(e), e);
        }
    }
}
