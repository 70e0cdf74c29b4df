package org.arangolab.standin.store;

import org.h2.mvstore.MVMap;

/**
 * Growing numbers that are never handed out twice in the life of a data directory: ids of databases, collections,
 * indexes, cursors and transactions, positions of documents, and automatic document keys.
 *
 * <p>Numbers are reserved in blocks, and the end of the block is stored before its first number is used. The store is
 * written as one consistent snapshot, so a document on disk implies the reservation that its number came from.
 */
final class Ids {
    private static final long BLOCK = 1 << 16;
    private static final String KEY = "ids";

    private final MVMap<String, Long> counters;
    private long next;
    private long reserved;

    Ids(MVMap<String, Long> counters, long first) {
        this.counters = counters;
        this.next = counters.getOrDefault(KEY, first);
        this.reserved = next;
    }

    /** The next number. */
    synchronized long next() {
        if (next >= reserved) {
            reserved = next + BLOCK;
            counters.put(KEY, reserved);
        }
        return next++;
    }

    /** Gives back the unused part of the block, for a clean end. */
    synchronized void release() {
        reserved = next;
        counters.put(KEY, next);
    }
}
