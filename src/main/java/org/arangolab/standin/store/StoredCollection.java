package org.arangolab.standin.store;

/**
 * One collection of a store, with its lock and its key generator. The documents are reached through a
 * {@link StoreTransaction}. Thread-safe; properties change only under the exclusive lock, by {@link Database}.
 */
public final class StoredCollection implements Collection {
    private final CollectionLock lock = new CollectionLock();
    private final KeyGenerator keyGenerator;
    private volatile CollectionProperties properties;
    private volatile boolean dropped;

    StoredCollection(CollectionProperties properties, KeyGenerator keyGenerator) {
        this.properties = properties;
        this.keyGenerator = keyGenerator;
    }

    @Override
    public CollectionProperties properties() {
        return properties;
    }

    @Override
    public void raiseLastKeyValue(long number) {
        keyGenerator.raise(number);
    }

    @Override
    public long lastKeyValue() {
        return keyGenerator.lastValue();
    }

    /** A collection of this store. */
    static StoredCollection of(Collection collection) {
        return (StoredCollection) collection;
    }

    CollectionLock lock() {
        return lock;
    }

    KeyGenerator keyGenerator() {
        return keyGenerator;
    }

    void change(CollectionProperties changed) {
        properties = changed;
    }

    void markDropped() {
        dropped = true;
    }

    /** Throws 404/1203 once the collection is gone. */
    void requireAlive() {
        if (dropped) {
            throw Collection.notFound(name());
        }
    }
}
