package org.arangolab.cluster;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.arangolab.log.LogLine;
import org.arangolab.log.ServerLog;

/**
 * The logs of a cluster's servers as one. Lines are in the order of their times, which are texts that sort:
 * facts/diagnostics.md 2.1.
 *
 * @param cluster whose
 */
public record MergedLog(Cluster cluster) {
    /**
     * A line and who wrote it.
     *
     * @param server its name
     * @param line   the line
     */
    public record Entry(String server, LogLine line) {
        @Override
        public String toString() {
            return server + ": " + line;
        }
    }

    /** What each log is looked at for, by time. */
    public Stream<Entry> of(Function<ServerLog, Stream<LogLine>> look) {
        return cluster.servers().stream()
                .flatMap(server -> look.apply(server.log()).map(line -> new Entry(server.name(), line)))
                .sorted(Comparator.comparing(entry -> entry.line().time()));
    }

    /** The last so many important lines of each server. */
    public List<Entry> important(int count) {
        return of(log -> log.important(count).stream()).toList();
    }
}
