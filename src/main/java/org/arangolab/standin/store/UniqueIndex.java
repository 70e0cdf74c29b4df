package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.tx.TransactionMap;

/** One unique index within one transaction: entry → key of the document that holds it. */
final class UniqueIndex {
    private final IndexDefinition definition;
    private final IndexKeys keys;
    private final TransactionMap<String, String> entries;
    private final StoreTransaction transaction;

    UniqueIndex(IndexDefinition definition, TransactionMap<String, String> entries, StoreTransaction transaction) {
        this.definition = definition;
        this.transaction = transaction;
        this.keys = new IndexKeys(definition);
        this.entries = entries;
    }

    /** Adds the entries of a document, or throws 409/1210 or 409/1200 with some of them added. */
    void add(ObjectNode document) {
        String key = Maps.key(document);
        for (String entry : keys.entries(document)) {
            add(entry, key);
        }
    }

    /** Replaces the entries of {@code before} by those of {@code after}, or throws as {@link #add}. */
    void change(ObjectNode before, ObjectNode after) {
        Set<String> gone = keys.entries(before);
        Set<String> wanted = keys.entries(after);
        String key = Maps.key(after);
        for (String entry : gone) {
            if (!wanted.contains(entry)) {
                entries.remove(entry);
            }
        }
        for (String entry : wanted) {
            if (!gone.contains(entry)) {
                add(entry, key);
            }
        }
    }

    /** Removes the entries of a document. */
    void remove(ObjectNode document) {
        keys.entries(document).forEach(entries::remove);
    }

    private void add(String entry, String key) {
        try {
            transaction.see(entries.map);
            String holder = entries.putIfAbsent(entry, key);
            if (holder != null) {
                throw transaction.hasSnapshot() && entries.getFromSnapshot(entry) == null
                        ? Maps.conflict("write-write conflict", definition.description(), key)
                        : Maps.duplicate(definition, holder);
            }
        } catch (MVStoreException e) {
            throw Maps.lockFailure(e, definition.description(), key);
        }
    }
}
