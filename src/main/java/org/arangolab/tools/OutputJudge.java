package org.arangolab.tools;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a tool's output says beside its exit code: figures, and failures that some tools do not tell by their code.
 * Source: facts/client-tools.md 4 to 11.
 */
final class OutputJudge {
    private static final Pattern IMPORT_COUNTER = Pattern.compile(
            "^(created|warnings/errors|updated/replaced|ignored|lines read):\\s+(\\d+)$", Pattern.MULTILINE);
    private static final Pattern WARNING = Pattern.compile("^.* WARNING \\[[0-9a-f]{5}\\] .*$", Pattern.MULTILINE);
    private static final Pattern PROCESSED = Pattern.compile("Processed (\\d+) (?:collection|query|graph)");
    private static final Pattern DATABASES = Pattern.compile("from (\\d+) database");
    private static final Pattern BACKUP = Pattern.compile("Generated identifier '([^']+)'");

    private static final int END = 1 << 20;

    private OutputJudge() {
    }

    /** What the logs or the figures tell of a failure; standard error speaks first. */
    static Optional<String> failure(Tool tool, FailureSearch stdout, FailureSearch stderr,
            Map<String, Object> counters) {
        return stderr.first().or(stdout::first).map(OutputJudge::withoutStack)
                .or(() -> tool == Tool.ARANGOIMPORT ? importErrors(counters) : Optional.empty());
    }

    /**
     * The last warning of a tool that has failed and named no error: a restore that may not overwrite has no other
     * words.
     */
    static Optional<String> warning(String output) {
        return WARNING.matcher(output).results().map(line -> line.group().strip()).reduce((first, last) -> last);
    }

    /** arangosh has the stack of an exception in the same line. */
    private static String withoutStack(String line) {
        int stack = line.indexOf("\\nstacktrace: ");
        return stack < 0 ? line : line.substring(0, stack);
    }

    private static Optional<String> importErrors(Map<String, Object> counters) {
        return Optional.ofNullable(counters.get("errors")).map(Long.class::cast)
                .filter(errors -> errors > 0).map(errors -> errors + (errors == 1 ? " document was" : " documents were")
                        + " not imported");
    }

    /** The figures that the tool gives at its end. */
    static Map<String, Object> counters(Tool tool, String output) {
        String stdout = output.substring(Math.max(0, output.length() - END));
        Map<String, Object> counters = new LinkedHashMap<>();
        switch (tool) {
            case ARANGOIMPORT -> {
                Matcher line = IMPORT_COUNTER.matcher(stdout);
                while (line.find()) {
                    counters.put(importName(line.group(1)), Long.parseLong(line.group(2)));
                }
            }
            case ARANGODUMP, ARANGORESTORE, ARANGOEXPORT -> {
                number(PROCESSED, stdout).ifPresent(n -> counters.put("collections", n));
                number(DATABASES, stdout).ifPresent(n -> counters.put("databases", n));
            }
            case ARANGOBENCH -> counters.putAll(BenchReport.ofText(stdout));
            case ARANGOBACKUP -> text(BACKUP, stdout).ifPresent(id -> counters.put("identifier", id));
            default -> counters.clear();
        }
        return counters;
    }

    private static String importName(String label) {
        return switch (label) {
            case "warnings/errors" -> "errors";
            case "updated/replaced" -> "updated";
            case "lines read" -> "linesRead";
            default -> label;
        };
    }

    private static Optional<Long> number(Pattern pattern, String text) {
        return text(pattern, text).map(Long::parseLong);
    }

    private static Optional<String> text(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).reduce((first, last) -> last);
    }
}
