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
import org.arangolab.fs.Workspace;

/**
 * What a tool that was built with sanitizers reports: into files of its run, each of which is a failure, whatever the exit
 * code. A build without them does not look at the variables. Source: facts/diagnostics.md (sanitizers), facts/client-tools.md 14.
 *
 * @param home the directory of the run
 */
record Sanitizers(Path home) {
    /** The three share one log within a process. */
    private static final String SHARED = "alubsan.log";
    private static final String THREADS = "tsan.log";
    private static final Map<String, String> LOGS = Map.of("ASAN_OPTIONS", SHARED, "LSAN_OPTIONS", SHARED, "UBSAN_OPTIONS",
            SHARED, "TSAN_OPTIONS", THREADS);
    /** Shorter ones say nothing. */
    private static final long EMPTY = 10;

    /** The variables of a tool, where the sanitizers' have what the user gave and where the reports go. */
    Map<String, String> added(Map<String, String> variables) {
        if (home.toString().chars().anyMatch(c -> ":, \t".indexOf(c) >= 0)) {
            return variables; // such a path cannot be said in these variables: a wrong word would end the tool at once
        }
        Map<String, String> all = new HashMap<>(variables);
        LOGS.forEach((name, log) -> {
            String given = Optional.ofNullable(variables.get(name)).or(() -> Optional.ofNullable(System.getenv(name))).orElse("");
            all.put(name, (given.isEmpty() ? "" : given + ":") + "log_path=" + home.resolve(log) + ":log_exe_name=true");
        });
        return all;
    }

    /** The summary of the first report, and the files of all; empty when there is none. */
    Optional<String> reported() {
        List<Path> reports = reports();
        return reports.stream().findFirst().map(first -> "a sanitizer has reported: " + summary(first)
                + String.join("", reports.stream().map(report -> "\n  report:    " + report).toList()));
    }

    private List<Path> reports() {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> LOGS.values().stream().anyMatch(log -> file.getFileName().toString().startsWith(log + ".")))
                    .filter(file -> file.toFile().length() > EMPTY).sorted().toList();
        } catch (IOException e) {
            throw new LabFailureException("cannot list " + home + ": " + Workspace.reason(e), e);
        }
    }

    private static String summary(Path report) {
        try (Stream<String> lines = Files.lines(report, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("SUMMARY: ") || line.contains("ERROR: ") || line.contains("WARNING: ")
                    || line.contains("runtime error: ")).reduce((first, next) -> next.startsWith("SUMMARY: ") ? next : first)
                    .orElse("see its report");
        } catch (IOException e) {
            throw new LabFailureException("cannot read " + report + ": " + Workspace.reason(e), e);
        }
    }
}
