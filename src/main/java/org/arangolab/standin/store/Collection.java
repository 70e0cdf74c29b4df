package org.arangolab.standin.store;

import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/**
 * One collection: its properties, its lock and its key generator. The documents are reached through a
 * {@link StoreTransaction}. Thread-safe; properties change only under the exclusive lock, by {@link Database}.
 */
public final class Collection {
    private final CollectionLock lock = new CollectionLock();
    private final KeyGenerator keyGenerator;
    private volatile CollectionProperties properties;
    private volatile boolean dropped;

    Collection(CollectionProperties properties, KeyGenerator keyGenerator) {
        this.properties = properties;
        this.keyGenerator = keyGenerator;
    }

    /** Decimal id, never used twice. */
    public String id() {
        return properties.id();
    }

    /** The name of this moment. */
    public String name() {
        return properties.name();
    }

    /** What is stored of it now. */
    public CollectionProperties properties() {
        return properties;
    }

    /** The largest number that a key was made of, 0 for none. */
    public long lastKeyValue() {
        return keyGenerator.lastValue();
    }

    /** An index by id or name. */
    public Optional<IndexDefinition> index(String idOrName) {
        return properties.indexes().stream()
                .filter(index -> index.id().equals(idOrName) || index.name().equals(idOrName)).findFirst();
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
            throw notFound(name());
        }
    }

    /** 404/1203 with the name. */
    static ArangoException notFound(String name) {
        return new ArangoException(ErrorCode.DATA_SOURCE_NOT_FOUND,
                ErrorCode.DATA_SOURCE_NOT_FOUND.text() + ": " + name);
    }
}
