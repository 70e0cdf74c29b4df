package org.arangolab.standin.store;

import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.MVStore;

/**
 * Makes everything that was committed so far survive a {@code kill -9} and a power cut: writes the store's changes and
 * forces them to the disk. Threads that ask while another one is writing share the next write.
 */
final class SyncGroup {
    private final MVStore store;
    private final AtomicLong asked = new AtomicLong();
    private final Object writing = new Object();
    /** Guarded by {@code writing}: requests up to this number are on disk. */
    private long done;

    SyncGroup(MVStore store) {
        this.store = store;
    }

    /** Returns when the caller's commits are on disk. */
    void sync() {
        long mine = asked.incrementAndGet();
        synchronized (writing) {
            if (done >= mine) {
                return;
            }
            long upTo = asked.get();
            store.commit();
            store.sync();
            done = upTo;
        }
    }
}
