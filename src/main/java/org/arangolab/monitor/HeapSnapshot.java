package org.arangolab.monitor;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.ByteSize;

/**
 * What a server tells of its memory at one moment, beside what the kernel tells. Source: facts/diagnostics.md 7.
 *
 * @param subject whose
 * @param at      when
 * @param resident resident memory; empty when its process is not known
 * @param totals  what its allocator has handed out, by its heap profile; empty without one
 * @param file    where the profile is, for {@code jeprof --text ARANGOD FILE}; empty without one
 * @param note    why there is no profile; empty when there is one
 * @param metrics its own metrics that are sizes of memory, by name; those of several labels added up
 */
public record HeapSnapshot(String subject, Instant at, Optional<ByteSize> resident, Optional<Totals> totals,
                           Optional<Path> file, String note, Map<String, ByteSize> metrics) implements Readout {
    /** The line of all threads in a profile of jemalloc: {@code t*: OBJECTS: BYTES [ACCUMULATED: BYTES]}. */
    private static final Pattern TOTAL = Pattern.compile("(?m)^\\s*t\\*: (\\d+): (\\d+) \\[");
    private static final Pattern METRIC = Pattern.compile("(?m)^([a-zA-Z_]\\w*)(?:\\{[^}\\n]*\\})? ([-+.\\deE]+)");
    private static final Pattern OF_MEMORY = Pattern.compile("resident_set_size$|mem_?table|(?:cache|memory"
            + "|buffer)_(?:usage|used|allocated|size)|memory(?!_limit)|_heap|_unused_memory");
    /** Sizes of the machine, limits, and numbers that are no bytes. */
    private static final Pattern NO_USE =
            Pattern.compile("physical_memory|virtual_memory|percent|ratio|limit|capacity|_total$|_count$|num_|_rate");
    private static final int SHOWN = 12;

    /** Copies the metrics. */
    public HeapSnapshot {
        metrics = Map.copyOf(metrics);
    }

    /** What the text of a profile says of all threads: pieces and bytes; empty when it is no profile. */
    public static Optional<Totals> totals(String profile) {
        Matcher total = TOTAL.matcher(profile);
        return profile.startsWith("heap_v2/") && total.find()
                ? Optional.of(new Totals(Long.parseLong(total.group(1)), new ByteSize(Long.parseLong(total.group(2)))))
                : Optional.empty();
    }

    /** What a profile says of all threads. */
    public record Totals(long objects, ByteSize bytes) {
        @Override
        public String toString() {
            return bytes + " in " + objects + " pieces";
        }
    }

    /** Resident memory; empty when its process is not known. */
    public Optional<ByteSize> rss() {
        return resident;
    }

    /** What its allocator has handed out; empty without a profile. */
    public Optional<ByteSize> heap() {
        return totals.map(Totals::bytes);
    }

    /** Where the profile is; empty without one. */
    public Optional<Path> profile() {
        return file;
    }

    /** Of a server's metrics, in Prometheus' text form, those that are sizes of memory in use. */
    public static Map<String, ByteSize> sizes(String metrics) {
        Map<String, ByteSize> sizes = new TreeMap<>();
        METRIC.matcher(metrics).results().filter(line -> OF_MEMORY.matcher(line.group(1)).find()
                && !NO_USE.matcher(line.group(1)).find()).forEach(line -> {
                    double value = Double.parseDouble(line.group(2));
                    if (value >= 0 && value < Long.MAX_VALUE) {
                        sizes.merge(line.group(1), new ByteSize((long) value), ByteSize::plus);
                    }
                });
        return sizes;
    }

    @Override
    public String title() {
        return subject + ": memory";
    }

    @Override
    public List<Line> lines() {
        ReadoutLines lines = new ReadoutLines().add("rss", resident).add("heap", totals).add("profile", file)
                .addIf(!note.isEmpty(), "no profile", note);
        metrics.entrySet().stream().filter(metric -> metric.getValue().bytes() > 0)
                .sorted(Map.Entry.<String, ByteSize>comparingByValue().reversed()).limit(SHOWN)
                .forEach(metric -> lines.add(metric.getKey(), metric.getValue()));
        return lines.all();
    }

    @Override
    public String toString() {
        return text();
    }
}
