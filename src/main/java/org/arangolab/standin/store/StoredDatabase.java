package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
public final class StoredDatabase implements Database {
    private final String id;
    private final String name;
    private final Store store;
    private final Catalog catalog;
    private final Map<String, StoredCollection> byName = new ConcurrentHashMap<>();

    StoredDatabase(String id, String name, Store store, Catalog catalog) {
        this.id = id;
        this.name = name;
        this.store = store;
        this.catalog = catalog;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Collection> collections() {
        return byName.values().stream().sorted(Comparator.comparing(Collection::name)).map(Collection.class::cast)
                .toList();
    }

    @Override
    public Optional<Collection> find(String nameOrId) {
        StoredCollection found = byName.get(nameOrId);
        if (found == null && !nameOrId.isEmpty() && Character.isDigit(nameOrId.charAt(0))) {
            return byName.values().stream().filter(c -> c.id().equals(nameOrId)).findFirst()
                    .map(Collection.class::cast);
        }
        return Optional.ofNullable(found);
    }

    @Override
    public synchronized Collection create(CollectionSpec spec) {
        Names.checkCollection(spec.name(), spec.system());
        if (byName.containsKey(spec.name()) || view(spec.name()).isPresent()) {
            throw new ArangoException(ErrorCode.DUPLICATE_NAME);
        }
        CollectionProperties properties = CollectionProperties.create(Long.toString(store.nextId()), spec);
        catalog.putCollection(id, properties);
        return adopt(properties);
    }

    /** Makes a collection that was here before, with the id that it had. */
    synchronized StoredCollection recreate(CollectionProperties properties) {
        catalog.putCollection(id, properties);
        return adopt(properties);
    }

    StoredCollection adopt(CollectionProperties properties) {
        StoredCollection collection = new StoredCollection(properties, store.keyGenerator(properties));
        byName.put(properties.name(), collection);
        store.changed();
        return collection;
    }

    @Override
    public synchronized void drop(Collection given) {
        StoredCollection collection = StoredCollection.of(given);
        alone(collection, transaction -> {
            catalog.removeCollection(id, collection.id());
            byName.remove(collection.name());
            collection.markDropped();
            store.removeAll(collection);
        });
    }

    @Override
    public synchronized void rename(Collection given, String newName) {
        StoredCollection collection = StoredCollection.of(given);
        Names.checkCollection(newName, collection.properties().system());
        if ((byName.containsKey(newName) || view(newName).isPresent()) && !newName.equals(collection.name())) {
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

    @Override
    public synchronized void configure(Collection given, boolean waitForSync, boolean cacheEnabled) {
        StoredCollection collection = StoredCollection.of(given);
        alone(collection, transaction ->
                change(collection, properties -> properties.withHints(waitForSync, cacheEnabled)));
    }

    @Override
    public synchronized IndexDefinition ensureIndex(Collection given, IndexDefinition wanted) {
        StoredCollection collection = StoredCollection.of(given);
        Optional<IndexDefinition> same = collection.properties().indexes().stream().filter(wanted::sameAs).findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        if (collection.index(wanted.name()).isPresent()) {
            throw new ArangoException(ErrorCode.DUPLICATE_NAME, "duplicate value for index name '" + wanted.name()
                    + "' in collection '" + collection.name() + "'");
        }
        wanted.requireOnlyOne(collection.properties().indexes());
        alone(collection, transaction -> add(collection, wanted, transaction));
        return wanted;
    }

    private void add(StoredCollection collection, IndexDefinition index, StoreTransaction transaction) {
        if (index.multiDimensional()) {
            transaction.requireNumbers(collection, index);
        }
        if (index.enforced()) {
            fill(collection, index, transaction);
        }
        List<IndexDefinition> indexes = new ArrayList<>(collection.properties().indexes());
        indexes.add(index);
        change(collection, properties -> properties.withIndexes(indexes));
    }

    private void fill(StoredCollection collection, IndexDefinition index, StoreTransaction transaction) {
        transaction.fill(collection, index);
        transaction.commit(false);
    }

    @Override
    public synchronized void dropIndex(Collection given, IndexDefinition index) {
        StoredCollection collection = StoredCollection.of(given);
        alone(collection, transaction -> {
            List<IndexDefinition> rest = collection.properties().indexes().stream()
                    .filter(other -> !other.id().equals(index.id())).toList();
            change(collection, properties -> properties.withIndexes(rest));
            if (index.enforced()) {
                store.removeMap("unique/" + collection.id() + "/" + index.id());
            }
        });
    }

    @Override
    public List<ObjectNode> views() {
        return catalog.views(id);
    }

    @Override
    public synchronized void addView(ObjectNode view) {
        Database.super.addView(view);
    }

    @Override
    public void putView(ObjectNode view) {
        catalog.putView(id, view);
    }

    @Override
    public void removeView(ObjectNode view) {
        catalog.removeView(id, view);
    }

    private void alone(StoredCollection collection, Consumer<StoreTransaction> change) {
        try (ShapeChange shape = new ShapeChange(collection)) {
            change.accept(shape.transaction);
            store.changed();
        }
    }

    private void change(StoredCollection collection, UnaryOperator<CollectionProperties> change) {
        CollectionProperties changed = change.apply(collection.properties());
        catalog.putCollection(id, changed);
        collection.change(changed);
    }

    /** Holds the collection's lock alone, longer than the transaction that runs under it. */
    private final class ShapeChange implements AutoCloseable {
        private final StoredCollection collection;
        private final long stamp;
        private final StoreTransaction transaction;

        ShapeChange(StoredCollection collection) {
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
