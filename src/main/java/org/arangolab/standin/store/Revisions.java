package org.arangolab.standin.store;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The hybrid logical clock that makes {@code _rev} values: milliseconds since 1970 shifted left by 20 bits, plus a
 * counter, so that each revision is larger than all before it, also when the wall clock steps back. Thread-safe.
 *
 * <p>A revision is written with ArangoDB's alphabet, leading zeros dropped, as in {@code _l6zhVDW---} (facts/server.md
 * 5.2). Clients must treat it as opaque.
 */
final class Revisions {
    private static final String ALPHABET = "-_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int COUNTER_BITS = 20;

    private final LongSupplier millis;
    private final AtomicLong last;

    /**
     * A clock that never falls behind {@code floor}.
     *
     * @param millis wall clock, milliseconds since 1970
     * @param floor  the largest revision that may have been handed out before
     */
    Revisions(LongSupplier millis, long floor) {
        this.millis = millis;
        this.last = new AtomicLong(floor);
    }

    /** The next revision. */
    long next() {
        long now = millis.getAsLong() << COUNTER_BITS;
        return last.updateAndGet(previous -> Math.max(previous + 1, now));
    }

    /** The largest revision handed out so far. */
    long last() {
        return last.get();
    }

    /** A revision as text. */
    static String encode(long revision) {
        StringBuilder text = new StringBuilder(11);
        for (long rest = revision; rest != 0; rest >>>= 6) {
            text.append(ALPHABET.charAt((int) (rest & 63)));
        }
        return text.reverse().toString();
    }
}
