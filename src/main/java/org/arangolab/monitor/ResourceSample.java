package org.arangolab.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ByteSize;
import org.arangolab.process.ProcessIdentity;
import org.arangolab.time.Durations;

/**
 * What a process uses at one moment, and has used since its start. What only its owner may read is empty for another user's
 * process. Subtract two of them with {@link #minus}.
 *
 * @param subject     whose process it is
 * @param process     which, beyond the reuse of its number
 * @param usage       processor time, memory, threads
 * @param user        processor time in user mode; the rest is the kernel's
 * @param pss         resident memory, with what it shares divided among all who share it; empty when it was not asked for
 * @param peak        the most that was resident so far
 * @param swap        what of it is swapped out
 * @param descriptors how many it has open
 * @param limits      its soft limits that are finite, by the kernel's names
 * @param io          what it has read and written
 * @param switches    of its threads that live
 * @param majorFaults how often it had to wait for a page from storage
 * @param group       the memory of its control group
 */
public record ResourceSample(String subject, ProcessIdentity process, Usage usage, Duration user, Optional<ByteSize> pss,
                             ByteSize peak, ByteSize swap, Optional<Integer> descriptors, Map<String, Long> limits,
                             Optional<Io> io, Switches switches, long majorFaults, Optional<ControlGroup> group)
        implements Readout {
    private static final String FILES = "Max open files";

    /** Copies the limits. */
    public ResourceSample {
        limits = Map.copyOf(limits);
    }

    /** When it was taken. */
    public Instant getAt() {
        return usage.at();
    }

    /** Processor time since its start. */
    public Duration getCpu() {
        return usage.cpu();
    }

    /** Resident memory. */
    public ByteSize getRss() {
        return usage.rss();
    }

    /** How many threads it has. */
    public int getThreads() {
        return usage.threads();
    }

    /** How many descriptors it may have open; empty when there is no limit or it is not known. */
    public Optional<Long> getDescriptorLimit() {
        return Optional.ofNullable(limits.get(FILES));
    }

    /** What has changed since an earlier sample. */
    public Delta minus(ResourceSample earlier) {
        return new Delta(earlier, this);
    }

    @Override
    public String title() {
        return subject + " [" + process.pid() + "]";
    }

    @Override
    public List<Line> lines() {
        return new ReadoutLines().add("cpu", Durations.text(getCpu()) + " (" + Durations.text(user) + " user)")
                .add("rss", getRss() + (peak.bytes() > getRss().bytes() ? ", peak " + peak : ""))
                .add("pss", pss).addIf(swap.bytes() > 0, "swap", swap).add("threads", getThreads())
                .add("descriptors", descriptors.map(open -> open + getDescriptorLimit().map(most -> " of " + most).orElse("")))
                .add("read", io.map(Io::reading)).add("written", io.map(Io::writing)).add("switches", switches)
                .addIf(majorFaults > 0, "major faults", majorFaults).add("group memory", group)
                .add("group pressure", group.flatMap(ControlGroup::pressure)).all();
    }

    @Override
    public String toString() {
        return text();
    }
}
