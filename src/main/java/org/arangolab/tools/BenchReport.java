package org.arangolab.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.LabFailureException;

/** What arangobench measured. Times are seconds. Source: facts/client-tools.md 10. */
final class BenchReport {
    private static final Map<String, Pattern> LINES = Map.of(
            "operations", Pattern.compile("Total number of operations: (\\d+)"),
            "throughput", Pattern.compile("Operations per second rate: ([0-9.]+)"),
            "timePerOperation", Pattern.compile("Time needed per operation: ([0-9.]+) s"),
            "elapsed", Pattern.compile("Elapsed time since start: ([0-9.]+) s"));

    private BenchReport() {
    }

    /** From what it prints. */
    static Map<String, Object> ofText(String stdout) {
        Map<String, Object> figures = new TreeMap<>();
        LINES.forEach((name, pattern) -> {
            Matcher line = pattern.matcher(stdout);
            String last = "";
            while (line.find()) {
                last = line.group(1);
            }
            if (!last.isEmpty()) {
                figures.put(name, number(last));
            }
        });
        return figures;
    }

    private static Number number(String text) {
        return text.contains(".") ? (Number) Double.valueOf(text) : (Number) Long.valueOf(text);
    }

    /**
     * From its JSON report: throughput, failures, min, avg, max, and percentiles as {@code p50}, the worst of the
     * threads.
     *
     * @throws LabFailureException when it cannot be read
     */
    static Map<String, Object> ofJson(Path file) {
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            Map<String, Object> figures = new LinkedHashMap<>();
            JsonNode results = json.path("results");
            figures.put("operations", json.path("totalNumberOfOperations").asLong());
            figures.put("throughput", results.path("operationsPerSecondRate").asDouble());
            figures.put("timePerOperation", results.path("timeNeededPerOperation").asDouble());
            figures.put("elapsed", results.path("timeSinceStart").asDouble());
            figures.put("failures", results.path("failures").asLong());
            for (String name : new String[] {"min", "avg", "max"}) {
                figures.put(name, json.path(name).asDouble());
            }
            json.path("histogram").forEach(thread -> thread.properties().forEach(entry -> percentile(figures, entry)));
            return figures;
        } catch (IOException e) {
            throw new LabFailureException("cannot read the report of arangobench, " + file + ": " + e.getMessage(), e);
        }
    }

    private static void percentile(Map<String, Object> figures, Map.Entry<String, JsonNode> entry) {
        if (entry.getKey().matches("[0-9.]+")) {
            String name = "p" + entry.getKey().replaceFirst("\\.?0*$", "");
            figures.merge(name, entry.getValue().asDouble(), (a, b) -> Math.max((Double) a, (Double) b));
        }
    }
}
