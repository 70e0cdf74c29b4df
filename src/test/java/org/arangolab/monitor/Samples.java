package org.arangolab.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ByteSize;
import org.arangolab.process.ProcessIdentity;

/** Samples for tests. */
final class Samples {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Samples() {
    }

    /** Of process 4711, so many seconds after the start. */
    static ResourceSample at(int second, long startTicks, Duration cpu, long rssMegabytes, long readKilobytes) {
        ByteSize rss = new ByteSize(rssMegabytes << 20);
        Io io = new Io(new ByteSize(readKilobytes << 10), new ByteSize(0), readKilobytes, 0,
                new ByteSize(readKilobytes << 10),
                new ByteSize(0));
        Usage usage = new Usage(START.plusSeconds(second), cpu, rss, 40 + second, io.read(), io.written());
        return new ResourceSample("db1", new ProcessIdentity(4711 + startTicks, startTicks), usage, cpu, rss,
                new ByteSize(0),
                new OwnersView(Optional.of(rss), Optional.of(30), Map.of("Max open files", 1024L), Optional.of(io)),
                new Switches(second, 0), 0, Optional.empty());
    }
}
