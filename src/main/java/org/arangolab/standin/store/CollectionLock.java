package org.arangolab.standin.store;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/**
 * Guards a collection's shape (name, indexes, existence) against its writers. A stamp belongs to a transaction, not to
 * a thread: a stream transaction is continued by whichever thread serves its next request.
 */
final class CollectionLock {
    private final StampedLock lock = new StampedLock();

    /** For writers of documents; many at once. Throws 500/18 after the time is over. */
    long shared(Duration timeout) {
        try {
            return granted(lock.tryReadLock(timeout.toNanos(), TimeUnit.NANOSECONDS), timeout);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** For whoever changes the shape; alone. Throws 500/18 after the time is over. */
    long exclusive(Duration timeout) {
        try {
            return granted(lock.tryWriteLock(timeout.toNanos(), TimeUnit.NANOSECONDS), timeout);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Gives back what a stamp stands for. */
    void release(long stamp) {
        lock.unlock(stamp);
    }

    private static long granted(long stamp, Duration timeout) {
        if (stamp == 0) {
            throw new ArangoException(ErrorCode.LOCK_TIMEOUT, "timeout waiting to lock collection for "
                    + timeout.toMillis() + " ms; another transaction holds it: commit or abort that one first");
        }
        return stamp;
    }

    private static ArangoException interrupted() {
        Thread.currentThread().interrupt();
        return new ArangoException(ErrorCode.SHUTTING_DOWN);
    }
}
