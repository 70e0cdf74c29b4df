package org.arangolab.monitor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.arangolab.event.LabEvent;

/** The last samples of one process. Guarded by its sampler's monitor. */
final class Track {
    private final String subject;
    private final long pid;
    private final Deque<Usage> samples = new ArrayDeque<>();
    private Optional<UsageProbe> probe;
    private long looks;

    Track(String subject, long pid, UsageProbe probe) {
        this.subject = subject;
        this.pid = pid;
        this.probe = Optional.of(probe);
    }

    long pid() {
        return pid;
    }

    boolean ended() {
        return probe.isEmpty();
    }

    /** Looks at it; what is to be told of it, if anything. */
    Optional<LabEvent> look() {
        Optional<Usage> seen = probe.flatMap(UsageProbe::look);
        if (seen.isEmpty()) {
            end();
            return Optional.empty();
        }
        keep(seen.get());
        looks++;
        return Sampler.told(looks) ? seen.map(this::event) : Optional.empty();
    }

    private void keep(Usage usage) {
        if (samples.size() == Sampler.KEPT) {
            samples.removeFirst();
        }
        samples.addLast(usage);
    }

    private LabEvent event(Usage usage) {
        return new LabEvent.ResourcesSampled(subject, pid, usage.cpu(), usage.rss().bytes(), usage.threads(),
                usage.read().bytes(), usage.written().bytes());
    }

    List<Usage> samples() {
        return List.copyOf(samples);
    }

    void end() {
        probe.ifPresent(UsageProbe::close);
        probe = Optional.empty();
    }
}
