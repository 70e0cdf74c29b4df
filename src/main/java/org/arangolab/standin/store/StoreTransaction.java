package org.arangolab.standin.store;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.h2.engine.IsolationLevel;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.tx.Transaction;
import org.h2.value.VersionedValue;

/**
 * A group of reads and writes that takes effect as a whole or not at all, also when the process is killed. Used by one
 * thread at a time; different threads may follow each other.
 *
 * <p>Locking: readers take no lock, they see the last committed state (or, with a snapshot, the state at the begin) and
 * their own writes. Writers hold the collection's shared lock until the end, and each document's row lock; whoever
 * changes the collection itself (drop, rename, index, exclusive transaction) holds its lock alone.
 */
public final class StoreTransaction implements AutoCloseable {
    private final Store store;
    private final Transaction transaction;
    private final MVStore.TxCounter version;
    private final Duration lockTimeout;
    private final Map<String, CollectionData> opened = new LinkedHashMap<>();
    private final Map<StoredCollection, Long> locks = new LinkedHashMap<>();
    private boolean open = true;

    StoreTransaction(Store store, Transaction transaction, MVStore.TxCounter version, Duration lockTimeout) {
        this.store = store;
        this.transaction = transaction;
        this.version = version;
        this.lockTimeout = lockTimeout;
    }

    /** Fixes what is seen of these collections to the state of this moment. Only before they are used. */
    void snapshot(java.util.Collection<Collection> collections) {
        Set<MVMap<?, ?>> maps = new HashSet<>();
        for (Collection collection : collections) {
            maps.add(Maps.keys(transaction, collection.id()).map);
            maps.add(Maps.documents(transaction, collection.id()).map);
            for (IndexDefinition index : collection.properties().indexes()) {
                if (index.enforced()) {
                    maps.add(Maps.unique(transaction, collection.id(), index.id()).map);
                }
            }
        }
        transaction.markStatementStart(statement(maps));
    }

    /** Under a snapshot, makes the transaction's own latest writes visible in these maps, if there are any. */
    void see(MVMap<?, ?>... maps) {
        if (hasSnapshot() && transaction.hasChanges()) {
            transaction.markStatementStart(statement(new HashSet<>(List.of(maps))));
        }
    }

    boolean hasSnapshot() {
        return transaction.getIsolationLevel() == IsolationLevel.SNAPSHOT;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static HashSet<MVMap<Object, VersionedValue<Object>>> statement(Set<MVMap<?, ?>> maps) {
        // The library's signature wants invariant type arguments that no typed map has.
        return (HashSet) maps;
    }

    /** Waits until no one changes the collection itself, and keeps it so until the end. */
    void lockShared(StoredCollection collection) {
        if (!locks.containsKey(collection)) {
            locks.put(collection, collection.lock().shared(lockTimeout));
        }
    }

    /** Waits until no one else writes to the collection, and keeps it so until the end. */
    void lockExclusive(StoredCollection collection) {
        if (!locks.containsKey(collection)) {
            locks.put(collection, collection.lock().exclusive(lockTimeout));
        }
    }

    /** The collection's documents as this transaction sees and writes them. */
    public StoredDocuments documents(Collection collection) {
        return new StoredDocuments(store, this, collection);
    }

    /** The collection's documents as this transaction sees them. */
    CollectionData data(StoredCollection collection) {
        requireOpen();
        collection.requireAlive();
        return opened.computeIfAbsent(collection.id(), id -> open(collection));
    }

    /** As {@link #data}, with the right to write. */
    CollectionData writable(StoredCollection collection) {
        boolean first = !locks.containsKey(collection);
        lockShared(collection);
        if (first) {
            // an index may have come or gone before the lock was ours
            opened.remove(collection.id());
        }
        return data(collection);
    }

    private CollectionData open(StoredCollection collection) {
        String id = collection.id();
        List<UniqueIndex> unique = collection.properties().indexes().stream().filter(IndexDefinition::enforced)
                .map(index -> new UniqueIndex(index, Maps.unique(transaction, id, index.id()), this)).toList();
        return new CollectionData(collection, this, Maps.documents(transaction, id), Maps.keys(transaction, id),
                unique);
    }

    /** Looks whether all documents may stand in a new multi-dimensional index. */
    void requireNumbers(StoredCollection collection, IndexDefinition index) {
        data(collection).scan().forEachRemaining(new IndexKeys(index)::requireNumbers);
    }

    /** Fills a new unique index from all documents; the caller holds the collection's lock alone. */
    void fill(StoredCollection collection, IndexDefinition index) {
        UniqueIndex unique = new UniqueIndex(index, Maps.unique(transaction, collection.id(), index.id()), this);
        data(collection).scan().forEachRemaining(unique::add);
    }

    long nextPosition() {
        return store.nextId();
    }

    /** Runs work that leaves nothing behind when it throws; the transaction can go on then. */
    public <T> T atomically(Supplier<T> work) {
        requireOpen();
        long savepoint = transaction.setSavepoint();
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            if (!done) {
                transaction.rollbackToSavepoint(savepoint);
            }
        }
    }

    /**
     * Makes all writes visible to everybody, and lets them outlive the process.
     *
     * @param sync whether to return only when they are on disk
     */
    public void commit(boolean sync) {
        requireOpen();
        store.failurePoints().hit(FailurePoints.TRANSACTION_COMMIT);
        boolean changed = transaction.hasChanges();
        try {
            transaction.commit();
        } finally {
            end();
        }
        if (changed) {
            store.changed();
        }
        if (changed && sync) {
            store.sync();
        } else if (changed) {
            store.write();
        }
    }

    /** Undoes all writes; nothing happens when the transaction is at its end already. */
    public void rollback() {
        if (open) {
            try {
                transaction.rollback();
            } finally {
                end();
            }
        }
    }

    private void end() {
        open = false;
        opened.clear();
        locks.forEach((collection, stamp) -> collection.lock().release(stamp));
        locks.clear();
        store.ended(version);
    }

    private void requireOpen() {
        if (!open) {
            throw new ArangoException(ErrorCode.TRANSACTION_ABORTED);
        }
    }

    /** As {@link #rollback}. */
    @Override
    public void close() {
        rollback();
    }
}
