package org.arangolab.dsl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.arangolab.ConfigException;
import org.arangolab.cluster.Cluster;
import org.arangolab.cluster.MergedLog;
import org.arangolab.instance.Instance;
import org.arangolab.instance.Server;
import org.arangolab.log.LogLine;
import org.arangolab.log.ServerLog;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.TimeoutManager;

/** The logs of a cluster's servers. Their times are texts that sort, facts/diagnostics.md 2.1. */
final class ClusterLogHandle implements ClusterLog {
    private static final int USUAL = 20;
    private static final int IMPORTANT = 100;

    private final Cluster cluster;
    private final MergedLog logs;
    private final Function<Server, ServerWords> handles;
    private final TimeoutManager timeouts;
    /** Where each log ended at each mark; a mark is a place in this list. */
    private final List<Map<String, Long>> marks = new ArrayList<>();

    ClusterLogHandle(Cluster cluster, Function<Server, ServerWords> handles, TimeoutManager timeouts) {
        this.cluster = cluster;
        this.handles = handles;
        this.logs = new MergedLog(cluster);
        this.timeouts = timeouts;
    }

    @Override
    public List<String> merged() {
        return merged(USUAL);
    }

    @Override
    public List<String> merged(int count) {
        return logs.important(count).stream().map(MergedLog.Entry::toString).toList();
    }

    private Stream<LogLine> lines(Function<ServerLog, Stream<LogLine>> look) {
        return logs.of(look).map(MergedLog.Entry::line);
    }

    @Override
    public List<LogLine> tail(int count) {
        List<LogLine> all = lines(log -> log.tail(count).stream()).toList();
        return all.subList(Math.max(0, all.size() - count), all.size());
    }

    @Override
    public List<LogLine> important() {
        return lines(log -> log.important(IMPORTANT).stream()).toList();
    }

    @Override
    public List<LogLine> asserts() {
        return lines(log -> log.assertions(IMPORTANT).stream()).toList();
    }

    /** What the first coordinator says: usually all servers have the same levels. */
    @Override
    public Map<String, String> level() {
        return handles.apply(cluster.coordinator()).getLog().level();
    }

    @Override
    public LogWords level(Map<String, ?> levels) {
        cluster.servers().stream().filter(Instance::alive).forEach(server -> handles.apply(server).getLog()
                .level(levels));
        return this;
    }

    @Override
    public List<LogLine> fatal() {
        return lines(log -> log.fatal(IMPORTANT).stream()).toList();
    }

    @Override
    public synchronized long mark() {
        marks.add(ends());
        return marks.size() - 1L;
    }

    private Map<String, Long> ends() {
        return cluster.servers().stream().collect(Collectors.toMap(Instance::name, server -> server.log().mark()));
    }

    @Override
    public List<LogLine> since(long mark) {
        return since(new HashMap<>(marked(mark)));
    }

    private synchronized Map<String, Long> marked(long mark) {
        if (mark < 0 || mark >= marks.size()) {
            throw new ConfigException(mark + " is no mark of the logs of " + cluster.name()
                    + "; c.log.mark() gives one");
        }
        return marks.get((int) mark);
    }

    /**
     * The lines after these places, which are moved to the ends; a log that is not among them is read from its
     * beginning.
     */
    private List<LogLine> since(Map<String, Long> places) {
        return cluster.servers().stream().flatMap(server -> {
            long from = places.getOrDefault(server.name(), 0L);
            places.put(server.name(), server.log().mark());
            return server.log().since(from).stream();
        }).sorted(Comparator.comparing(LogLine::time)).toList();
    }

    @Override
    public LogLine waitFor(Pattern pattern, Duration timeout) {
        String what = "a line with /" + pattern + "/ in a log of " + cluster.name();
        Map<String, Long> places = new HashMap<>();
        return timeouts.watched(what, timeout, deadline -> Await.that(what).until(deadline, () -> {
            Optional<LogLine> line = since(places).stream().filter(one -> pattern.matcher(one.raw()).find())
                    .findFirst();
            return line.map(Observation::found).orElseGet(() -> Observation.notYet("no such line in "
                    + places.size() + " logs"));
        }));
    }

    @Override
    public String getFile() {
        throw new ConfigException("each server of " + cluster.name() + " has a log file of its own; for example: "
                + "c.servers*.log*.file");
    }

    @Override
    public String toString() {
        return cluster.servers().stream().map(server -> server.log().toString()).collect(Collectors.joining("\n"));
    }
}
