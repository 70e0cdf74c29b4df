package org.arangolab.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.arangolab.ByteSize;
import org.arangolab.process.ProcessIdentity;

/** Takes a sample of one process. Source: proc(5), facts/diagnostics.md 8. */
public final class ResourceProbe {
    private final ProcReader process;
    private final String subject;
    private final long pid;

    private ResourceProbe(String subject, long pid, ProcReader process) {
        this.subject = subject;
        this.pid = pid;
        this.process = process;
    }

    /** Of the process with this number, which is this server's or tool's. */
    public static ResourceProbe of(String subject, long pid) {
        return new ResourceProbe(subject, pid, ProcReader.of(pid));
    }

    /** Resident memory alone, which is cheap; empty when the process has gone. */
    public static Optional<ByteSize> memory(long pid) {
        return ProcReader.of(pid).text("status").map(text -> ProcText.size(text, "VmRSS"))
                .filter(size -> size.bytes() > 0);
    }

    /** The same with another {@code /proc}. */
    static ResourceProbe of(String subject, long pid, Path proc) {
        return new ResourceProbe(subject, pid, new ProcReader(proc.resolve(String.valueOf(pid))));
    }

    /**
     * All of it, now; empty when the process has gone. The proportional share is what takes long, a few milliseconds
     * for each gigabyte.
     */
    public Optional<ResourceSample> sample() {
        Instant now = Instant.now();
        return process.text("stat").map(ProcText.Stat::of).filter(stat -> stat.state() != 'Z')
                .flatMap(stat -> process.text("status").map(status -> sample(now, stat, status)));
    }

    private ResourceSample sample(Instant now, ProcText.Stat stat, String status) {
        Optional<Io> io = process.text("io").map(Io::of);
        Usage usage = new Usage(now, stat.user().plus(stat.system()), ProcText.size(status, "VmRSS"), stat.threads(),
                io.orElse(Io.NONE).read(), io.orElse(Io.NONE).written());
        OptionalInt open = process.descriptors();
        OwnersView owners = new OwnersView(process.text("smaps_rollup").map(text -> ProcText.size(text, "Pss")),
                open.isPresent() ? Optional.of(open.getAsInt()) : Optional.empty(),
                process.text("limits").map(ProcText::limits).orElse(Map.of()), io);
        return new ResourceSample(subject, new ProcessIdentity(pid, stat.startTicks()), usage, stat.user(),
                ProcText.size(status, "VmHWM"), ProcText.size(status, "VmSwap"), owners, switches(), stat.majorFaults(),
                ControlGroup.of(process));
    }

    private Switches switches() {
        try (Stream<Path> threads = Files.list(process.process().resolve("task"))) {
            return threads.map(thread -> ProcReader.read(thread.resolve("status")).map(Switches::of)
                    .orElse(Switches.NONE))
                    .reduce(Switches.NONE, Switches::plus);
        } catch (IOException | UncheckedIOException e) {
            return Switches.NONE; // it has just gone
        }
    }
}
