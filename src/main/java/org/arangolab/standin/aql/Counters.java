package org.arangolab.standin.aql;

import java.util.OptionalLong;

/** The figures of one run while they grow. */
final class Counters {
    private long writesExecuted;
    private long writesIgnored;
    private long scannedFull;
    private long scannedIndex;
    private long filtered;
    private OptionalLong fullCount = OptionalLong.empty();

    void wrote() {
        writesExecuted++;
    }

    void ignoredWrite() {
        writesIgnored++;
    }

    void scanned() {
        scannedFull++;
    }

    void lookedUp() {
        scannedIndex++;
    }

    void filtered() {
        filtered++;
    }

    void fullCount(long rows) {
        fullCount = OptionalLong.of(rows);
    }

    QueryStats snapshot() {
        return new QueryStats(writesExecuted, writesIgnored, scannedFull, scannedIndex, filtered, fullCount);
    }
}
