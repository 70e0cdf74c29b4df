package org.arangolab.monitor;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.arangolab.ByteSize;

/**
 * Samples of several servers, and their sum.
 *
 * @param subject whose they are
 * @param servers each by the server's name, in order
 */
public record GroupSample(String subject, Map<String, ResourceSample> servers) implements Rows {
    /** Copies the map, in its order. */
    public GroupSample {
        servers = Collections.unmodifiableMap(new LinkedHashMap<>(servers));
    }

    /** Processor time of all since their starts. */
    public Duration getCpu() {
        return servers.values().stream().map(ResourceSample::getCpu).reduce(Duration.ZERO, Duration::plus);
    }

    /** Resident memory of all; what they share counts for each. */
    public ByteSize getRss() {
        return sum(ResourceSample::getRss);
    }

    /** What they have in memory together: what is shared counts once. */
    public ByteSize getPss() {
        return sum(sample -> sample.pss().orElse(sample.getRss()));
    }

    /** Threads of all. */
    public int getThreads() {
        return servers.values().stream().mapToInt(ResourceSample::getThreads).sum();
    }

    private ByteSize sum(Function<ResourceSample, ByteSize> what) {
        return servers.values().stream().map(what).reduce(new ByteSize(0), ByteSize::plus);
    }

    /** What has changed since an earlier one, of the servers that are in both. */
    public GroupDelta minus(GroupSample earlier) {
        Map<String, Delta> deltas = new LinkedHashMap<>();
        servers.forEach((name, sample) -> {
            if (earlier.servers.containsKey(name)) {
                deltas.put(name, sample.minus(earlier.servers.get(name)));
            }
        });
        return new GroupDelta(subject, deltas);
    }

    @Override
    public List<Map<String, Object>> rows() {
        RowList rows = new RowList("server", "cpu", "rss", "pss", "threads", "fds");
        servers.forEach((name, sample) -> rows.add(name, sample.getCpu(), sample.getRss(), sample.pss()
                .orElse(sample.getRss()),
                sample.getThreads(), sample.descriptors().orElse(0)));
        rows.add("all", getCpu(), getRss(), getPss(), getThreads(), servers.values().stream()
                .mapToInt(sample -> sample.descriptors().orElse(0)).sum());
        return rows.all();
    }

    @Override
    public String toString() {
        return text();
    }
}
