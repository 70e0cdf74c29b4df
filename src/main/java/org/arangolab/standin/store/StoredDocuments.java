package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/**
 * The documents of one collection within one transaction. A write that throws has changed nothing, and the transaction
 * can go on. Used by one thread at a time, as its transaction.
 */
public final class StoredDocuments implements Documents {
    private static final List<String> SYSTEM_ATTRIBUTES = List.of("_key", "_id", "_rev");

    private final Store store;
    private final StoreTransaction transaction;
    private final StoredCollection collection;

    /** Of a collection as the transaction sees it. */
    public StoredDocuments(Store store, StoreTransaction transaction, Collection collection) {
        this.store = store;
        this.transaction = transaction;
        this.collection = StoredCollection.of(collection);
    }

    @Override
    public Optional<ObjectNode> find(String key) {
        store.failurePoints().hit(FailurePoints.DOCUMENT_READ);
        return transaction.data(collection).find(key);
    }

    @Override
    public Iterator<ObjectNode> scan() {
        store.failurePoints().hit(FailurePoints.DOCUMENT_READ);
        return transaction.data(collection).scan();
    }

    /** Some documents in order of insertion, with the place behind the last one. */
    public Page page(long after, long until, int most) {
        store.failurePoints().hit(FailurePoints.DOCUMENT_READ);
        return transaction.data(collection).page(after, until, most);
    }

    /** The place of the document that was inserted last. */
    public long lastPlace() {
        return transaction.data(collection).lastPlace();
    }

    /**
     * Some documents.
     *
     * @param documents in order of insertion
     * @param last      the place of the last one
     */
    public record Page(List<ObjectNode> documents, long last) {
    }

    /** Takes a document over as another server stored it, with its revision. */
    public void put(ObjectNode document) {
        CollectionData data = writable();
        String key = Maps.key(document);
        collection.keyGenerator().track(key);
        transaction.atomically(() -> {
            Optional<ObjectNode> before = data.lockOrClaim(key);
            before.ifPresentOrElse(old -> data.replace(old, document), () -> data.insert(document));
            store.nextRevision(collection);
            return null;
        });
    }

    @Override
    public void restore(ObjectNode document) {
        if (!document.has("_key")) {
            throw new ArangoException(ErrorCode.DOCUMENT_KEY_MISSING);
        }
        String key = checkedKey(document.get("_key"));
        checkEdge(document, true);
        ObjectNode stored = stored(key, document);
        if (document.path("_rev").isTextual()) {
            stored.set("_rev", document.get("_rev"));
        }
        put(stored);
    }

    /** Takes over that another server removed a document; one that is not there is fine. */
    public void erase(String key) {
        CollectionData data = writable();
        transaction.atomically(() -> {
            data.lock(key).ifPresent(data::remove);
            store.nextRevision(collection);
            return null;
        });
    }

    @Override
    public long count() {
        return transaction.data(collection).count();
    }

    @Override
    public long size() {
        return transaction.data(collection).size();
    }

    /**
     * Inserts a document, or does what the mode says when its key is taken.
     *
     * @throws ArangoException 409/1210 for a taken key or value, 400/1221, 400/1222, 400/1233, 409/1200
     */
    private Written insertOne(ObjectNode document, WriteOptions options) {
        String key = document.has("_key") ? checkedKey(document.get("_key")) : null;
        checkEdge(document, true);
        store.failurePoints().hit(FailurePoints.DOCUMENT_INSERT);
        CollectionData data = writable();
        String chosen = key == null ? collection.keyGenerator().next() : accepted(key);
        return transaction.atomically(() -> {
            Optional<ObjectNode> before = data.lockOrClaim(chosen);
            return before.isPresent() ? overwrite(data, before.get(), document, options)
                    : create(data, chosen, document);
        });
    }

    @Override
    public Written write(DocumentWrite write) {
        return switch (write.kind()) {
            case INSERT -> insertOne(write.document(), write.options());
            case UPDATE -> updateOne(write.key(), write.document(), write.options());
            case REPLACE -> replaceOne(write.key(), write.document(), write.options());
            case REMOVE -> removeOne(write.key(), write.options().update().revision());
        };
    }

    private Written create(CollectionData data, String key, ObjectNode document) {
        ObjectNode stored = stored(key, document);
        data.insert(stored);
        return new Written(Optional.empty(), stored);
    }

    private Written overwrite(CollectionData data, ObjectNode before, ObjectNode document, WriteOptions options) {
        return switch (options.insert()) {
            case CONFLICT -> throw Maps.duplicate(IndexDefinition.primary(), Maps.key(before));
            case IGNORE -> new Written(Optional.of(before), before);
            case REPLACE -> replaceLocked(data, before, document, options);
            case UPDATE -> updateLocked(data, before, document, options);
        };
    }

    /**
     * Merges a patch into a document.
     *
     * @throws ArangoException 404/1202, 412/1200 for another revision, 409/1200, 409/1210, 400/1233
     */
    private Written updateOne(String key, ObjectNode patch, WriteOptions options) {
        checkEdge(patch, false);
        return existing(key, options, (data, before) -> updateLocked(data, before, patch, options));
    }

    private Written updateLocked(CollectionData data, ObjectNode before, ObjectNode patch, WriteOptions options) {
        ObjectNode content = patch.deepCopy();
        content.remove(SYSTEM_ATTRIBUTES);
        ObjectNode merged = new DocumentMerge(options.update()).merge(before, content);
        return write(data, before, merged, options);
    }

    /**
     * Puts another content in the place of a document's.
     *
     * @throws ArangoException as {@link #update}
     */
    private Written replaceOne(String key, ObjectNode document, WriteOptions options) {
        checkEdge(document, true);
        return existing(key, options, (data, before) -> replaceLocked(data, before, document, options));
    }

    private Written replaceLocked(CollectionData data, ObjectNode before, ObjectNode document, WriteOptions options) {
        return write(data, before, document, options);
    }

    private Written write(CollectionData data, ObjectNode before, ObjectNode content, WriteOptions options) {
        if (options.versionAttribute().filter(name -> outdated(before.path(name), content.path(name))).isPresent()) {
            return new Written(Optional.of(before), before);
        }
        ObjectNode after = stored(Maps.key(before), content);
        data.replace(before, after);
        return new Written(Optional.of(before), after);
    }

    private static boolean outdated(JsonNode stored, JsonNode offered) {
        return stored.isIntegralNumber() && offered.isIntegralNumber() && offered.asLong() <= stored.asLong();
    }

    /**
     * Removes a document.
     *
     * @throws ArangoException 404/1202, 412/1200 for another revision, 409/1200
     */
    private Written removeOne(String key, Optional<String> revision) {
        return existing(key, WriteOptions.DEFAULT.withRevision(revision), (data, before) -> {
            data.remove(before);
            store.nextRevision(collection);
            return new Written(Optional.of(before), before);
        });
    }

    @Override
    public void truncate() {
        CollectionData data = writable();
        List<String> keys = new ArrayList<>();
        data.scan().forEachRemaining(document -> keys.add(Maps.key(document)));
        transaction.atomically(() -> {
            keys.forEach(key -> data.lock(key).ifPresent(data::remove));
            store.nextRevision(collection);
            return null;
        });
    }

    /** A change of a document that is there and locked. */
    private interface Change {
        Written apply(CollectionData data, ObjectNode before);
    }

    private Written existing(String key, WriteOptions options, Change change) {
        if (!Names.legalKey(key)) {
            throw new ArangoException(ErrorCode.DOCUMENT_NOT_FOUND);
        }
        CollectionData data = writable();
        return transaction.atomically(() -> {
            ObjectNode before = data.lock(key)
                    .orElseThrow(() -> new ArangoException(ErrorCode.DOCUMENT_NOT_FOUND));
            options.update().revision().ifPresent(revision -> Documents.requireRevision(before, revision));
            return change.apply(data, before);
        });
    }

    private CollectionData writable() {
        store.failurePoints().hit(FailurePoints.DOCUMENT_WRITE);
        return transaction.writable(collection);
    }

    private ObjectNode stored(String key, ObjectNode content) {
        ObjectNode stored = Json.object().put("_key", key).put("_id", collection.name() + "/" + key);
        if (edges()) {
            stored.set("_from", content.get("_from"));
            stored.set("_to", content.get("_to"));
        }
        stored.put("_rev", store.nextRevision(collection));
        content.properties().forEach(attribute -> {
            if (!SYSTEM_ATTRIBUTES.contains(attribute.getKey())) {
                stored.set(attribute.getKey(), attribute.getValue());
            }
        });
        return stored;
    }

    private boolean edges() {
        return collection.properties().type() == CollectionType.EDGE;
    }

    private void checkEdge(ObjectNode document, boolean required) {
        if (edges()) {
            checkEnd(document.get("_from"), required);
            checkEnd(document.get("_to"), required);
        }
    }

    private static void checkEnd(JsonNode end, boolean required) {
        boolean fine = end == null ? !required : end.isTextual() && Names.legalId(end.textValue());
        if (!fine) {
            throw new ArangoException(ErrorCode.INVALID_EDGE_ATTRIBUTE);
        }
    }

    private static String checkedKey(JsonNode key) {
        if (!key.isTextual()) {
            throw new ArangoException(ErrorCode.DOCUMENT_KEY_BAD);
        }
        Names.checkKey(key.textValue());
        return key.textValue();
    }

    private String accepted(String key) {
        collection.keyGenerator().accept(key);
        return key;
    }
}
