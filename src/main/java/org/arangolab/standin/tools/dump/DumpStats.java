package org.arangolab.standin.tools.dump;

import java.util.concurrent.atomic.LongAdder;

/** What a dump has done so far. Thread-safe. */
final class DumpStats {
    final LongAdder collections = new LongAdder();
    final LongAdder databases = new LongAdder();
    final LongAdder received = new LongAdder();
    final LongAdder batches = new LongAdder();
    final LongAdder written = new LongAdder();
}
