package org.arangolab.standin.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/**
 * One database: its collections by name. Thread-safe: looking up takes no lock; whatever changes the set of collections
 * runs under this object's monitor, and whatever changes one collection also under that collection's exclusive lock.
 */
public final class Database {
    private final String id;
    private final String name;
    private final Store store;
    private final Catalog catalog;
    private final Map<String, Collection> byName = new ConcurrentHashMap<>();

    Database(String id, String name, Store store, Catalog catalog) {
        this.id = id;
        this.name = name;
        this.store = store;
        this.catalog = catalog;
    }

    /** Decimal id; {@code 1} is {@code _system}. */
    public String id() {
        return id;
    }

    /** Unique within the server. */
    public String name() {
        return name;
    }

    /** All collections by name. */
    public List<Collection> collections() {
        return byName.values().stream().sorted(Comparator.comparing(Collection::name)).toList();
    }

    /** One collection by name or decimal id. */
    public Optional<Collection> find(String nameOrId) {
        Collection found = byName.get(nameOrId);
        if (found == null && !nameOrId.isEmpty() && Character.isDigit(nameOrId.charAt(0))) {
            return byName.values().stream().filter(c -> c.id().equals(nameOrId)).findFirst();
        }
        return Optional.ofNullable(found);
    }

    /**
     * One collection by name or decimal id.
     *
     * @throws ArangoException 404/1203
     */
    public Collection collection(String nameOrId) {
        return find(nameOrId).orElseThrow(() -> Collection.notFound(nameOrId));
    }

    /**
     * Makes a collection.
     *
     * @throws ArangoException 400/1208 for an illegal name, 409/1207 for a taken one
     */
    public synchronized Collection create(CollectionSpec spec) {
        Names.checkCollection(spec.name(), spec.system());
        if (byName.containsKey(spec.name())) {
            throw new ArangoException(ErrorCode.DUPLICATE_NAME);
        }
        CollectionProperties properties = CollectionProperties.create(Long.toString(store.nextId()), spec);
        catalog.putCollection(id, properties);
        return adopt(properties);
    }

    Collection adopt(CollectionProperties properties) {
        Collection collection = new Collection(properties, store.keyGenerator(properties));
        byName.put(properties.name(), collection);
        return collection;
    }

    /** Removes a collection with everything in it; waits for its writers. */
    public synchronized void drop(Collection collection) {
        alone(collection, transaction -> {
            catalog.removeCollection(id, collection.id());
            byName.remove(collection.name());
            collection.markDropped();
            store.removeAll(collection);
        });
    }

    /**
     * Gives a collection another name; its documents' {@code _id} follow.
     *
     * @throws ArangoException 400/1208 for an illegal name, 409/1207 for a taken one
     */
    public synchronized void rename(Collection collection, String newName) {
        Names.checkCollection(newName, collection.properties().system());
        if (byName.containsKey(newName) && !newName.equals(collection.name())) {
            throw new ArangoException(ErrorCode.DUPLICATE_NAME);
        }
        alone(collection, transaction -> {
            String oldName = collection.name();
            change(collection, properties -> properties.withName(newName));
            byName.put(newName, collection);
            if (!oldName.equals(newName)) {
                byName.remove(oldName);
            }
        });
    }

    /** Changes what may be changed of a collection's properties. */
    public synchronized void configure(Collection collection, boolean waitForSync, boolean cacheEnabled) {
        alone(collection, transaction ->
                change(collection, properties -> properties.withHints(waitForSync, cacheEnabled)));
    }

    /**
     * Adds an index and fills it, unless there is one like it.
     *
     * @return {@code wanted}, or the one that is there already
     * @throws ArangoException 409/1210 when documents violate it, 409/1207 when another index has its name; nothing is
     *         changed then
     */
    public synchronized IndexDefinition ensureIndex(Collection collection, IndexDefinition wanted) {
        Optional<IndexDefinition> same = collection.properties().indexes().stream().filter(wanted::sameAs).findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        if (collection.index(wanted.name()).isPresent()) {
            throw new ArangoException(ErrorCode.DUPLICATE_NAME, "duplicate value for index name '" + wanted.name()
                    + "' in collection '" + collection.name() + "'");
        }
        alone(collection, transaction -> add(collection, wanted, transaction));
        return wanted;
    }

    private void add(Collection collection, IndexDefinition index, StoreTransaction transaction) {
        if (index.enforced()) {
            fill(collection, index, transaction);
        }
        List<IndexDefinition> indexes = new ArrayList<>(collection.properties().indexes());
        indexes.add(index);
        change(collection, properties -> properties.withIndexes(indexes));
    }

    private void fill(Collection collection, IndexDefinition index, StoreTransaction transaction) {
        transaction.fill(collection, index);
        transaction.commit(false);
    }

    /** Removes an index. */
    public synchronized void dropIndex(Collection collection, IndexDefinition index) {
        alone(collection, transaction -> {
            List<IndexDefinition> rest = collection.properties().indexes().stream()
                    .filter(other -> !other.id().equals(index.id())).toList();
            change(collection, properties -> properties.withIndexes(rest));
            if (index.enforced()) {
                store.removeMap("unique/" + collection.id() + "/" + index.id());
            }
        });
    }

    private void alone(Collection collection, Consumer<StoreTransaction> change) {
        try (ShapeChange shape = new ShapeChange(collection)) {
            change.accept(shape.transaction);
        }
    }

    private void change(Collection collection, UnaryOperator<CollectionProperties> change) {
        CollectionProperties changed = change.apply(collection.properties());
        catalog.putCollection(id, changed);
        collection.change(changed);
    }

    /** Holds the collection's lock alone, longer than the transaction that runs under it. */
    private final class ShapeChange implements AutoCloseable {
        private final Collection collection;
        private final long stamp;
        private final StoreTransaction transaction;

        ShapeChange(Collection collection) {
            this.collection = collection;
            this.stamp = collection.lock().exclusive(store.lockTimeout());
            this.transaction = store.begin();
            try {
                collection.requireAlive();
            } catch (ArangoException e) {
                close();
                throw e;
            }
        }

        @Override
        public void close() {
            transaction.close();
            collection.lock().release(stamp);
        }
    }
}
