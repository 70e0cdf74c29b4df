package org.arangolab.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.arangolab.time.Durations;

/**
 * Whether a server's memory only ever grows, over several snapshots. It is a hint: caches grow, too, until they are
 * full. So it says what grows with it.
 *
 * @param snapshots the oldest first
 * @param growing   what grew from each snapshot to the next, and by how much in all, the largest first
 */
public record LeakHint(List<HeapSnapshot> snapshots, List<Growth> growing) implements Readout {
    private static final int LEAST = 3;
    private static final long LITTLE = 1 << 20;
    private static final double FEW = 0.02;

    /**
     * Something that grew.
     *
     * @param what  {@code rss}, {@code heap} or the name of a metric
     * @param sizes at each snapshot
     */
    public record Growth(String what, List<ByteSize> sizes) {
        /** From the first to the last. */
        public SizeChange change() {
            return SizeChange.of(sizes.get(0), sizes.get(sizes.size() - 1));
        }

        private boolean worth() {
            long first = sizes.get(0).bytes();
            long before = -1;
            for (ByteSize size : sizes) {
                if (size.bytes() <= before) {
                    return false;
                }
                before = size.bytes();
            }
            return change().bytes() >= Math.max(LITTLE, FEW * first);
        }
    }

    /** Copies the lists. */
    public LeakHint {
        snapshots = List.copyOf(snapshots);
        growing = List.copyOf(growing);
    }

    /**
     * Over these, the oldest first.
     *
     * @throws ConfigException when there are fewer than three: two sizes show no tendency
     */
    public static LeakHint over(List<HeapSnapshot> snapshots) {
        if (snapshots.size() < LEAST) {
            throw new ConfigException("a leak hint needs at least three heap snapshots, not " + snapshots.size()
                    + ": take another one after some more work");
        }
        List<Growth> all = new ArrayList<>();
        growth("rss", snapshots, HeapSnapshot::rss).ifPresent(all::add);
        growth("heap", snapshots, HeapSnapshot::heap).ifPresent(all::add);
        new TreeSet<>(snapshots.get(0).metrics().keySet()).forEach(name -> growth(name, snapshots,
                snapshot -> Optional.ofNullable(snapshot.metrics().get(name))).ifPresent(all::add));
        all.sort(Comparator.comparing((Growth growth) -> growth.change().bytes()).reversed());
        return new LeakHint(snapshots, all);
    }

    private static Optional<Growth> growth(String what, List<HeapSnapshot> snapshots,
                                           Function<HeapSnapshot, Optional<ByteSize>> size) {
        List<ByteSize> sizes = snapshots.stream().map(size).flatMap(Optional::stream).toList();
        return sizes.size() < snapshots.size() ? Optional.empty() : Optional.of(new Growth(what, sizes))
                .filter(Growth::worth);
    }

    /** Whether the memory of the process grew from each snapshot to the next. */
    public boolean isSuspicious() {
        return growing.stream().anyMatch(growth -> growth.what().equals("rss") || growth.what().equals("heap"));
    }

    private Duration took() {
        return Duration.between(snapshots.get(0).at(), snapshots.get(snapshots.size() - 1).at());
    }

    @Override
    public String title() {
        return snapshots.get(0).subject() + ": " + (isSuspicious() ? "memory grew" : "memory did not grow steadily")
                + " over "
                + snapshots.size() + " snapshots in " + Durations.text(took());
    }

    @Override
    public List<Line> lines() {
        ReadoutLines lines = new ReadoutLines();
        growing.forEach(growth -> lines.add(growth.what(), growth.change() + ": "
                + growth.sizes().stream().map(ByteSize::toString).collect(Collectors.joining(", "))));
        HeapSnapshot last = snapshots.get(snapshots.size() - 1);
        snapshots.get(0).profile().flatMap(first -> last.profile()
                .map(now -> "jeprof --text --base=" + first + " ARANGOD " + now))
                .ifPresent(command -> lines.add("who allocates", command));
        return lines.all();
    }

    @Override
    public String toString() {
        return text();
    }
}
