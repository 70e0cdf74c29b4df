package org.arangolab.standin.tools.importing;

import java.util.concurrent.atomic.LongAdder;

/** What became of the documents so far. Thread-safe. */
final class ImportStats {
    final LongAdder created = new LongAdder();
    final LongAdder errors = new LongAdder();
    final LongAdder updated = new LongAdder();
    final LongAdder ignored = new LongAdder();
    final LongAdder lines = new LongAdder();
}
