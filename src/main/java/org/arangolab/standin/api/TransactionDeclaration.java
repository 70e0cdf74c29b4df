package org.arangolab.standin.api;

import java.util.HashSet;
import java.util.Set;

/**
 * What a stream transaction says of itself when it begins.
 *
 * @param reads         ids of the collections it may read
 * @param writes        ids of the collections it may also write
 * @param allowImplicit whether it may read others too
 * @param waitForSync   whether its commit waits for the disk
 */
record TransactionDeclaration(Set<String> reads, Set<String> writes, boolean allowImplicit, boolean waitForSync) {
    TransactionDeclaration {
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
    }

    Set<String> all() {
        Set<String> all = new HashSet<>(reads);
        all.addAll(writes);
        return all;
    }
}
