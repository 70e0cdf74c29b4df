package org.arangolab.standin.cluster.dbserver;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.store.Store;
import org.arangolab.standin.store.StoreTransaction;
import org.arangolab.time.Deadline;

/**
 * The moments in which nobody writes to a shard, so that a follower can get level with its leader. One that is not
 * given back in time is taken back. Thread-safe.
 */
final class ShardLocks {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Store store;
    private final AtomicLong last = new AtomicLong();
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    private record Held(StoreTransaction transaction, Deadline deadline) {
    }

    ShardLocks(Store store) {
        this.store = store;
    }

    /** Waits for the writers and keeps others out; answers under which name. */
    String lock(LocalShard shard) {
        StoreTransaction transaction = store.beginAlone(shard.data());
        String id = Long.toString(last.incrementAndGet());
        held.put(id, new Held(transaction, Deadline.in(LONGEST)));
        return id;
    }

    /** Does something while the lock is still held, then gives it back. */
    void release(String id, Runnable work) {
        Held lock = held.remove(id);
        if (lock == null) {
            throw new ArangoException(ErrorCode.HTTP_NOT_FOUND, "the lock " + id + " is not held any more");
        }
        try {
            work.run();
        } finally {
            lock.transaction().close();
        }
    }

    /** Takes back what was held too long. */
    void sweep() {
        held.forEach((id, lock) -> {
            if (lock.deadline().expired() && held.remove(id, lock)) {
                lock.transaction().close();
            }
        });
    }
}
