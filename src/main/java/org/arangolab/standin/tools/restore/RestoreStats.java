package org.arangolab.standin.tools.restore;

import java.util.concurrent.atomic.LongAdder;

/** What a restore has done so far. Thread-safe. */
final class RestoreStats {
    final LongAdder collections = new LongAdder();
    final LongAdder databases = new LongAdder();
    final LongAdder read = new LongAdder();
    final LongAdder batches = new LongAdder();
    final LongAdder sent = new LongAdder();
}
