package org.arangolab.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.arangolab.ByteSize;
import org.arangolab.time.Durations;

/**
 * What a process has used and uses, as far as that is cheap to find out.
 *
 * @param at      when
 * @param cpu     in user and kernel mode since its start
 * @param rss     resident now
 * @param threads now
 * @param read    bytes that storage had to deliver, since its start; 0 when the process is another user's
 * @param written bytes that were sent to storage, less what was taken back, since its start; likewise
 */
public record Usage(Instant at, Duration cpu, ByteSize rss, int threads, ByteSize read, ByteSize written) {
    /** {@code 2026-01-01T00:00:00Z: cpu 460 ms, rss 77.4 MiB, 23 threads, read 2.8 MiB, written 84 KiB}. */
    @Override
    public String toString() {
        return at.truncatedTo(ChronoUnit.MILLIS) + ": cpu " + Durations.text(cpu) + ", rss " + rss + ", " + threads
                + (threads == 1 ? " thread" : " threads") + ", read " + read + ", written " + written;
    }
}
