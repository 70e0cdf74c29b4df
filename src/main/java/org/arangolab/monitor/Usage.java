package org.arangolab.monitor;

import java.time.Duration;
import java.time.Instant;
import org.arangolab.ByteSize;

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
}
