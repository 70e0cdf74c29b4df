package org.arangolab.monitor;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arangolab.ByteSize;

/**
 * What has changed between two samples of several servers.
 *
 * @param subject whose it is
 * @param servers each by the server's name, in order
 */
public record GroupDelta(String subject, Map<String, Delta> servers) implements Rows {
    /** Copies the map, in its order. */
    public GroupDelta {
        servers = Collections.unmodifiableMap(new LinkedHashMap<>(servers));
    }

    /** Processor time of all. */
    public Duration getCpu() {
        return servers.values().stream().map(Delta::getCpu).reduce(Duration.ZERO, Duration::plus);
    }

    /** Resident memory of all. */
    public SizeChange getRss() {
        return servers.values().stream().map(Delta::getRss).reduce(new SizeChange(0), SizeChange::plus);
    }

    private Io io() {
        return servers.values().stream().map(delta -> delta.io().orElse(Io.NONE)).reduce(Io.NONE, Io::plus);
    }

    /** What storage had to deliver to all. */
    public ByteSize getRead() {
        return io().read();
    }

    /** What all have sent to storage. */
    public ByteSize getWritten() {
        return io().written();
    }

    /** The servers whose later sample is of another process. */
    public List<String> getRestarted() {
        return servers.entrySet().stream().filter(server -> server.getValue().isRestarted()).map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public List<Map<String, Object>> rows() {
        RowList rows = new RowList("server", "cpu", "rss", "read", "written", "threads");
        servers.forEach((name, delta) -> rows.add(name + (delta.isRestarted() ? " (new)" : ""), delta.getCpu(),
                delta.getRss(),
                delta.getRead(), delta.getWritten(), Delta.signed(delta.getThreads())));
        rows.add("all", getCpu(), getRss(), getRead(), getWritten(), Delta.signed(servers.values().stream()
                .mapToInt(Delta::getThreads).sum()));
        return rows.all();
    }

    @Override
    public String toString() {
        return text();
    }
}
