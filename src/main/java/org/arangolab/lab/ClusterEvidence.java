package org.arangolab.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.arangolab.LabException;
import org.arangolab.cluster.Cluster;
import org.arangolab.cluster.MergedLog;
import org.arangolab.diagnose.Diagnostics;
import org.arangolab.fs.RandomIds;
import org.arangolab.instance.Instance;
import org.arangolab.time.TimeBox;

/**
 * What is kept of a cluster when something has failed: its servers' states, what the supervision thinks of them, their
 * last important lines by time, and what the agency holds. Each look has a bound; what does not come in time is left
 * out.
 *
 * @param tools writes findings
 */
record ClusterEvidence(Diagnostics tools) {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int LINES = 30;

    /** Of clusters that were started: a sentence for each, with the files. */
    List<String> take(List<Cluster> clusters) {
        return clusters.stream().filter(cluster -> cluster.servers().stream()
                .anyMatch(server -> server.startedAt().isPresent())).map(this::take).toList();
    }

    private String take(Cluster cluster) {
        String name = cluster.name() + "-" + RandomIds.next(5);
        Path report = tools.write(name + ".txt", report(cluster));
        Optional<Path> agency = bounded("agency of " + cluster.name(),
                () -> dump(cluster, report.resolveSibling(name + "-agency")));
        return cluster.name() + ": " + report + agency.map(directory -> ", " + directory).orElse("");
    }

    private static Optional<Path> dump(Cluster cluster, Path directory) {
        return cluster.agency().dump(directory).isEmpty() ? Optional.empty() : Optional.of(directory);
    }

    /** As a text for a person. */
    static String report(Cluster cluster) {
        return bounded("state of " + cluster.name(), () -> Optional.of(cluster.toString()))
                .orElseGet(() -> states(cluster))
                + "\n\nhealth\n" + bounded("health of " + cluster.name(),
                        () -> Optional.of(cluster.health().toString())).orElse("it cannot be asked")
                + "\n\nimportant lines of all logs\n"
                + cluster.log().important(LINES).stream().map(MergedLog.Entry::toString)
                        .collect(Collectors.joining("\n")) + "\n";
    }

    private static String states(Cluster cluster) {
        return cluster.servers().stream().map(Instance::toString).collect(Collectors.joining("\n"));
    }

    private static <T> Optional<T> bounded(String what, Supplier<Optional<T>> look) {
        return TimeBox.within(LIMIT, what, () -> {
            try {
                return look.get();
            } catch (LabException e) {
                return Optional.empty(); // a cluster that cannot be asked is what is being told of
            }
        }, Optional::empty);
    }
}
