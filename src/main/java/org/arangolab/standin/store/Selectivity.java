package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/**
 * How well an index tells documents apart: distinct values by entries, 1 for an empty, unique
 * or multi-dimensional index.
 */
public final class Selectivity {
    private static final int SAMPLE = 10_000;

    private Selectivity() {
    }

    /** Counted over the first ten thousand documents, which is what "estimate" promises. */
    public static double estimate(IndexDefinition index, Documents documents) {
        if (index.unique() || index.multiDimensional()) {
            return 1;
        }
        IndexKeys keys = new IndexKeys(index);
        Set<Integer> distinct = new HashSet<>();
        long entries = 0;
        Iterator<ObjectNode> scan = documents.scan();
        for (int i = 0; i < SAMPLE && scan.hasNext(); i++) {
            for (String entry : keys.entries(scan.next())) {
                distinct.add(entry.hashCode());
                entries++;
            }
        }
        return entries == 0 ? 1 : (double) distinct.size() / entries;
    }
}
