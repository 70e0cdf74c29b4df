package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.arangolab.standin.http.Json;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.tx.TransactionMap;

/**
 * The documents of one collection as one transaction sees them; keeps key map and unique indexes in step with the
 * documents. Used by one thread at a time, as its transaction.
 *
 * <p>A document is stored as JSON without {@code _id}, which follows from the collection's name, at a position that
 * grows with each insert; {@code keys} leads from key to position.
 */
final class CollectionData {
    private final StoredCollection collection;
    private final StoreTransaction transaction;
    private final TransactionMap<Long, byte[]> documents;
    private final TransactionMap<String, Long> keys;
    private final List<UniqueIndex> uniqueIndexes;
    private final List<IndexKeys> multiDimensional;

    CollectionData(StoredCollection collection, StoreTransaction transaction, TransactionMap<Long, byte[]> documents,
                   TransactionMap<String, Long> keys, List<UniqueIndex> uniqueIndexes) {
        this.collection = collection;
        this.transaction = transaction;
        this.documents = documents;
        this.keys = keys;
        this.uniqueIndexes = List.copyOf(uniqueIndexes);
        this.multiDimensional = collection.properties().indexes().stream()
                .filter(IndexDefinition::multiDimensional).map(IndexKeys::new).toList();
    }

    /** One document by key. */
    Optional<ObjectNode> find(String key) {
        transaction.see(keys.map, documents.map);
        Long position = keys.getFromSnapshot(key);
        byte[] stored = position == null ? null : documents.getFromSnapshot(position);
        return Optional.ofNullable(stored).map(this::document);
    }

    /** All documents in order of insertion, as they are now. */
    Iterator<ObjectNode> scan() {
        transaction.see(keys.map, documents.map);
        return new Documents(documents.entryIterator(null, null));
    }

    StoredDocuments.Page page(long after, long until, int most) {
        transaction.see(keys.map, documents.map);
        TransactionMap.TMIterator<Long, byte[], Map.Entry<Long, byte[]>> entries =
                documents.entryIterator(after + 1, until);
        List<ObjectNode> found = new ArrayList<>();
        long last = after;
        Map.Entry<Long, byte[]> next = entries.fetchNext();
        while (next != null && found.size() < most) {
            found.add(document(next.getValue()));
            last = next.getKey();
            next = entries.fetchNext();
        }
        return new StoredDocuments.Page(found, last);
    }

    long lastPlace() {
        transaction.see(keys.map, documents.map);
        Long last = documents.lastKey();
        return last == null ? 0 : last;
    }

    /** How many documents. */
    long count() {
        transaction.see(keys.map, documents.map);
        return keys.sizeAsLong();
    }

    /** How many bytes the stored documents have. */
    long size() {
        transaction.see(keys.map, documents.map);
        long bytes = 0;
        TransactionMap.TMIterator<Long, byte[], Map.Entry<Long, byte[]>> entries =
                documents.entryIterator(null, null);
        for (Map.Entry<Long, byte[]> next = entries.fetchNext(); next != null; next = entries.fetchNext()) {
            bytes += next.getValue().length;
        }
        return bytes;
    }

    /**
     * Waits until no other transaction may change the document of this key, then answers it.
     *
     * @throws org.arangolab.standin.http.ArangoException 409/1200 when another transaction holds it too long, or
     *         changed it after this transaction's snapshot was taken
     */
    Optional<ObjectNode> lock(String key) {
        try {
            transaction.see(keys.map, documents.map);
            Long position = keys.lock(key);
            return Optional.ofNullable(position).map(at -> current(key, at));
        } catch (MVStoreException e) {
            throw Maps.lockFailure(e, IndexDefinition.primary().description(), key);
        }
    }

    private ObjectNode current(String key, Long position) {
        byte[] now = documents.get(position);
        if (transaction.hasSnapshot() && !Arrays.equals(now, documents.getFromSnapshot(position))) {
            throw Maps.conflict("write-write conflict", IndexDefinition.primary().description(), key);
        }
        return document(now);
    }

    /**
     * Waits as {@link #lock}; when no document has the key, reserves it for an {@link #insert}. Locking alone would not
     * do: there is no row yet that could be locked.
     */
    Optional<ObjectNode> lockOrClaim(String key) {
        while (true) {
            if (claim(key)) {
                return Optional.empty();
            }
            Optional<ObjectNode> existing = lock(key);
            if (existing.isPresent()) {
                return existing;
            }
            // removed between claim and lock: claim again
        }
    }

    private boolean claim(String key) {
        try {
            transaction.see(keys.map);
            if (keys.putIfAbsent(key, transaction.nextPosition()) == null) {
                return true;
            }
            if (keys.getFromSnapshot(key) == null && transaction.hasSnapshot()) {
                throw Maps.conflict("write-write conflict", IndexDefinition.primary().description(), key);
            }
            return false;
        } catch (MVStoreException e) {
            throw Maps.lockFailure(e, IndexDefinition.primary().description(), key);
        }
    }

    /** Adds a document whose key is claimed. */
    void insert(ObjectNode document) {
        multiDimensional.forEach(index -> index.requireNumbers(document));
        uniqueIndexes.forEach(index -> index.add(document));
        documents.put(keys.get(Maps.key(document)), bytes(document));
    }

    /** Puts {@code after} in the place of {@code before}, whose key is locked. */
    void replace(ObjectNode before, ObjectNode after) {
        multiDimensional.forEach(index -> index.requireNumbers(after));
        uniqueIndexes.forEach(index -> index.change(before, after));
        documents.put(keys.get(Maps.key(after)), bytes(after));
    }

    /** Removes a document whose key is locked. */
    void remove(ObjectNode document) {
        uniqueIndexes.forEach(index -> index.remove(document));
        documents.remove(keys.remove(Maps.key(document)));
    }

    private static byte[] bytes(ObjectNode document) {
        ObjectNode stored = Json.object();
        stored.setAll(document);
        stored.remove("_id");
        return Json.bytes(stored);
    }

    private ObjectNode document(byte[] stored) {
        ObjectNode parsed = (ObjectNode) Json.parse(stored);
        ObjectNode document = Json.object();
        document.set("_key", parsed.remove("_key"));
        document.put("_id", collection.name() + "/" + Maps.key(document));
        document.setAll(parsed);
        return document;
    }

    private final class Documents implements Iterator<ObjectNode> {
        private final TransactionMap.TMIterator<Long, byte[], Map.Entry<Long, byte[]>> entries;
        private Map.Entry<Long, byte[]> next;

        Documents(TransactionMap.TMIterator<Long, byte[], Map.Entry<Long, byte[]>> entries) {
            this.entries = entries;
            this.next = entries.fetchNext();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public ObjectNode next() {
            if (next == null) {
                throw new NoSuchElementException("the scan of " + collection.name() + " is at its end");
            }
            byte[] stored = next.getValue();
            next = entries.fetchNext();
            return document(stored);
        }
    }
}
