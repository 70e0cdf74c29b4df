package org.arangolab.standin.store;

import java.util.UUID;
import java.util.function.LongSupplier;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.h2.mvstore.MVMap;

/**
 * Makes the keys of one collection. Thread-safe.
 *
 * <p>The largest number used is stored at once, outside of transactions: a number given to a document that is rolled
 * back is lost, and none is given twice, also not one that a user chose.
 */
final class KeyGenerator {
    private final KeyOptions options;
    private final String counter;
    private final MVMap<String, Long> counters;
    private final LongSupplier ids;
    /** Guarded by this. */
    private long last;

    KeyGenerator(String collectionId, KeyOptions options, MVMap<String, Long> counters, LongSupplier ids) {
        this.options = options;
        this.counter = "key/" + collectionId;
        this.counters = counters;
        this.ids = ids;
        this.last = counters.getOrDefault(counter, 0L);
    }

    /** A key that was not used before. */
    synchronized String next() {
        return switch (options.type()) {
            case UUID -> UUID.randomUUID().toString();
            case TRADITIONAL -> Long.toString(store(Math.max(last + 1, ids.getAsLong())));
            case PADDED -> String.format("%016x", store(Math.max(last + 1, ids.getAsLong())));
            case AUTOINCREMENT -> Long.toString(store(successor()));
        };
    }

    private long successor() {
        if (last < options.offset()) {
            return options.offset();
        }
        long steps = (last - options.offset()) / options.increment() + 1;
        return options.offset() + steps * options.increment();
    }

    /**
     * Judges a key that a document brings and remembers its number.
     *
     * @throws ArangoException 400/1221 for an illegal key, 400/1222 when users may not choose
     */
    void accept(String key) {
        if (!options.allowUserKeys()) {
            throw new ArangoException(ErrorCode.DOCUMENT_KEY_UNEXPECTED);
        }
        Names.checkKey(key);
        track(key);
    }

    /** Remembers the number of a key that somebody else made. */
    synchronized void track(String key) {
        boolean decimal = options.type() == KeyOptions.Type.TRADITIONAL
                || options.type() == KeyOptions.Type.AUTOINCREMENT;
        if (decimal && key.length() <= 18 && key.chars().allMatch(c -> c >= '0' && c <= '9')) {
            long number = Long.parseLong(key);
            if (number > last) {
                store(number);
            }
        }
    }

    /** Goes on behind a number at least. */
    synchronized void raise(long number) {
        if (number > last) {
            store(number);
        }
    }

    private long store(long number) {
        last = number;
        counters.put(counter, number);
        return number;
    }

    /** The largest number used, 0 for none. */
    synchronized long lastValue() {
        return last;
    }

    /** Forgets everything, with the collection. */
    void drop() {
        counters.remove(counter);
    }
}
