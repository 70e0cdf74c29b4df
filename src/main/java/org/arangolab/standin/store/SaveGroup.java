package org.arangolab.standin.store;

import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.MVStore;

/**
 * Makes everything that was committed so far survive: a {@code kill -9} by writing the store's changes to its file, a
 * power cut by forcing them to the disk besides. Threads that ask while another one is writing share the next write.
 */
final class SaveGroup {
    private final MVStore store;
    private final boolean force;
    private final AtomicLong asked = new AtomicLong();
    private final Object writing = new Object();
    /** Guarded by {@code writing}: requests up to this number are saved. */
    private long done;

    /** {@code force} is for power cuts. */
    SaveGroup(MVStore store, boolean force) {
        this.store = store;
        this.force = force;
    }

    /** Returns when the caller's commits are saved. */
    void save() {
        long mine = asked.incrementAndGet();
        synchronized (writing) {
            if (done >= mine) {
                return;
            }
            long upTo = asked.get();
            store.commit();
            if (force) {
                store.sync();
            }
            done = upTo;
        }
    }
}
