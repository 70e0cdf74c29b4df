package org.arangolab.tools;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.process.ExitStatus;
import org.arangolab.time.Durations;

/**
 * How a run of a tool went.
 *
 * @param tool      which
 * @param status    how its process ended
 * @param problem   what is wrong, by its exit code or by its output; empty when nothing is
 * @param took      from its start to its end
 * @param stdout    what it wrote, bytes that are no UTF-8 replaced; of more than 16 MiB the beginning and the end
 * @param stderr    the same of standard error
 * @param counters  its figures: {@code created}, {@code errors} … of an import, {@code throughput}, {@code p99} … of a
 *                  benchmark, {@code collections} of a dump, {@code identifier} of a backup
 * @param artifacts files and directories that it was told to make
 * @param resources what its process used: {@code cpu} (duration), {@code maxRss} (bytes) as far as it was seen; of a
 *                  benchmark what the {@code servers} used meanwhile, a {@code monitor.Delta} for each name
 * @param directory of the run: {@code command.json}, {@code stdout}, {@code stderr}
 */
public record ToolResult(Tool tool, ExitStatus status, Optional<String> problem, Duration took, String stdout,
                         String stderr, Map<String, Object> counters, List<Path> artifacts,
                         Map<String, Object> resources, Path directory) {
    /** Copies the collections. */
    public ToolResult {
        counters = Map.copyOf(counters);
        artifacts = List.copyOf(artifacts);
        resources = Map.copyOf(resources);
    }

    /** The same with more figures. */
    public ToolResult withCounters(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(counters);
        all.putAll(more);
        return new ToolResult(tool, status, problem, took, stdout, stderr, all, artifacts, resources, directory);
    }

    /** The same with more of what was used. */
    public ToolResult withResources(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(resources);
        all.putAll(more);
        return new ToolResult(tool, status, problem, took, stdout, stderr, counters, artifacts, all, directory);
    }

    /** The same with other files as what it made. */
    public ToolResult withArtifacts(List<Path> made) {
        return new ToolResult(tool, status, problem, took, stdout, stderr, counters, made, resources, directory);
    }

    /** The same as a failure, for a reason that was found afterwards. */
    ToolResult failed(String reason) {
        return new ToolResult(tool, status, Optional.of(reason), took, stdout, stderr, counters, artifacts, resources,
                directory);
    }

    /**
     * What changed since an earlier benchmark.
     *
     * @throws ConfigException when one of the two is none, or they did not do the same
     */
    public BenchComparison since(ToolResult before) {
        return BenchComparison.of(before, this);
    }

    /** Its exit code; 128 + the number of the signal that killed it. */
    public int getExit() {
        return status.code();
    }

    /** Whether it did what it was to do. */
    public boolean isOk() {
        return problem.isEmpty();
    }

    /**
     * One of its figures; a script asks for it as for a property, {@code result.throughput}.
     *
     * @throws ConfigException when there is none of this name
     */
    public Object get(String counter) {
        if (!counters.containsKey(counter)) {
            throw new ConfigException("the result of " + tool.word() + " has no '" + counter + "'"
                    + Suggestion.hint(counter, new TreeSet<>(counters.keySet())));
        }
        return counters.get(counter);
    }

    /** {@code arangodump: exit code 0 after 312 ms, collections: 3}. */
    @Override
    public String toString() {
        String figures = counters.isEmpty() ? "" : ", " + String.join(", ", counters.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue()).sorted().toList());
        return tool.word() + ": " + status + " after " + Durations.text(took) + figures
                + problem.map(text -> "; " + text).orElse("");
    }
}
