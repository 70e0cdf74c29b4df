package org.arangolab.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.arangolab.ByteSize;
import org.arangolab.process.ProcessIdentity;
import org.arangolab.time.Durations;

/**
 * What a process uses at one moment, and has used since its start. What only its owner may read is empty for another
 * user's process. Subtract two of them with {@link #minus}.
 *
 * @param subject     whose process it is
 * @param process     which, beyond the reuse of its number
 * @param usage       processor time, memory, threads
 * @param user        processor time in user mode; the rest is the kernel's
 * @param peak        the most that was resident so far
 * @param swap        what of it is swapped out
 * @param owners      memory share, descriptors, limits, input and output
 * @param switches    of its threads that live
 * @param majorFaults how often it had to wait for a page from storage
 * @param cgroup      the memory of its control group; empty when there is none
 */
public record ResourceSample(String subject, ProcessIdentity process, Usage usage, Duration user, ByteSize peak,
                             ByteSize swap, OwnersView owners, Switches switches, long majorFaults,
                             Optional<ControlGroup> cgroup)
        implements Readout {
    private static final String FILES = "Max open files";

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

    /** Resident memory, with what it shares divided among all who share it; empty when it is not known. */
    public Optional<ByteSize> pss() {
        return owners.pss();
    }

    /** How many descriptors it has open; empty when that is not known. */
    public Optional<Integer> descriptors() {
        return owners.descriptors();
    }

    /** How many descriptors it may have open; empty when there is no limit or it is not known. */
    public Optional<Long> descriptorLimit() {
        return Optional.ofNullable(owners.limits().get(FILES));
    }

    /** What it has read and written; empty when that is not known. */
    public Optional<Io> io() {
        return owners.io();
    }

    /** The memory of its control group; empty when there is none. */
    public Optional<ControlGroup> group() {
        return cgroup;
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
                .add("pss", pss()).addIf(swap.bytes() > 0, "swap", swap).add("threads", getThreads())
                .add("descriptors", descriptors().map(open -> open + descriptorLimit().map(most -> " of " + most)
                .orElse("")))
                .add("read", io().map(Io::reading)).add("written", io().map(Io::writing)).add("switches", switches)
                .addIf(majorFaults > 0, "major faults", majorFaults).add("group memory", cgroup)
                .add("group pressure", cgroup.flatMap(ControlGroup::pressure)).all();
    }

    @Override
    public String toString() {
        return text();
    }
}
