package org.arangolab.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.arangolab.ByteSize;
import org.arangolab.time.Durations;

/**
 * What has changed between two samples. When the process is another one by then, because the server was restarted, all
 * that counts from a start is that of the new process alone.
 *
 * @param from the earlier sample
 * @param to   the later one
 */
public record Delta(ResourceSample from, ResourceSample to) implements Readout {
    /** Whether the later sample is of another process. */
    public boolean isRestarted() {
        return !from.process().equals(to.process());
    }

    /** The time between. */
    public Duration getTook() {
        return Duration.between(from.getAt(), to.getAt());
    }

    /** Processor time that was used. */
    public Duration getCpu() {
        return isRestarted() ? to.getCpu() : to.getCpu().minus(from.getCpu());
    }

    /** Processor time in percent of the time between: 100 is one processor, all the time. */
    public double getCpuPercent() {
        return getTook().isZero() ? 0 : 100.0 * getCpu().toNanos() / getTook().toNanos();
    }

    /** How resident memory has changed. */
    public SizeChange getRss() {
        return SizeChange.of(from.getRss(), to.getRss());
    }

    /** How the proportional share has changed; empty when a sample has none. */
    public Optional<SizeChange> pss() {
        return from.pss().flatMap(before -> to.pss().map(now -> SizeChange.of(before, now)));
    }

    /** How many threads more. */
    public int getThreads() {
        return to.getThreads() - from.getThreads();
    }

    /** How many descriptors more; empty when a sample has none. */
    public Optional<Integer> descriptors() {
        return from.descriptors().flatMap(before -> to.descriptors().map(now -> now - before));
    }

    /** What was read and written; empty when a sample has none. */
    public Optional<Io> io() {
        return isRestarted() ? to.io() : from.io().flatMap(before -> to.io().map(now -> now.since(before)));
    }

    /** What storage had to deliver; nothing where that is not known. */
    public ByteSize getRead() {
        return io().orElse(Io.NONE).read();
    }

    /** What was sent to storage; nothing where that is not known. */
    public ByteSize getWritten() {
        return io().orElse(Io.NONE).written();
    }

    /** How often the processor was given up or taken. */
    public Switches getSwitches() {
        return isRestarted() ? to.switches() : to.switches().since(from.switches());
    }

    /** How often the kernel has killed in its control group meanwhile. */
    public long getOomKills() {
        return from.group().isEmpty() ? 0 : Math.max(0, to.group().map(ControlGroup::oomKills).orElse(0L)
                - from.group().map(ControlGroup::oomKills).orElse(0L));
    }

    @Override
    public String title() {
        return to.subject() + ", " + Durations.text(getTook())
                + (isRestarted() ? ", a new process: [" + from.process().pid()
                + "], now [" + to.process().pid() + "]" : "");
    }

    @Override
    public List<Line> lines() {
        return new ReadoutLines().add("cpu", Durations.text(getCpu()) + (isRestarted() ? " since its start" : ", "
                        + Percent.text(getCpuPercent())))
                .add("rss", getRss() + " to " + to.getRss()).add("pss", pss()).add("threads", signed(getThreads()))
                .add("descriptors", descriptors().map(Delta::signed)).add("read", io().map(Io::reading))
                .add("written", io().map(Io::writing)).add("switches", getSwitches())
                .addIf(getOomKills() > 0, "killed", getOomKills() + " for want of memory, in its control group").all();
    }

    static String signed(int count) {
        return (count > 0 ? "+" : "") + count;
    }

    @Override
    public String toString() {
        return text();
    }
}
