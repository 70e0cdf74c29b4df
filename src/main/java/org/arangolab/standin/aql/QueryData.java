package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Optional;

/**
 * The database as one query sees it: collections and their documents as JSON objects with {@code _key}, {@code _id} and
 * {@code _rev} (edges also {@code _from}, {@code _to}). Implemented by the store; a query calls it from one thread.
 *
 * <p>All methods throw {@link org.arangolab.standin.http.ArangoException} with ArangoDB's number when they fail:
 * 1203 for an unknown collection, 1210 for a taken key, 1202 for a missing document, 1221 for an illegal key.
 */
public interface QueryData {
    /** The database's name. */
    String database();

    /** The user who asks, empty for the superuser. */
    Optional<String> user();

    /** Whether the collection is there. */
    boolean exists(String collection);

    /** The documents that are there now, in order of their insertion; not disturbed by later writes of this query. */
    Iterator<ObjectNode> scan(String collection);

    /** How many documents. */
    long count(String collection);

    /** One document by key. */
    Optional<ObjectNode> find(String collection, String key);

    /** Inserts; answers the stored document. */
    ObjectNode insert(String collection, ObjectNode document, InsertMode mode);

    /** Merges {@code patch} into the document; answers old and new. */
    Change update(String collection, String key, ObjectNode patch, UpdateMode mode);

    /** Replaces the document's content; answers old and new. */
    Change replace(String collection, String key, ObjectNode document, UpdateMode mode);

    /** Removes; answers the old document. */
    ObjectNode remove(String collection, String key);

    /**
     * Before and after.
     *
     * @param before the old document
     * @param after  the stored one
     */
    record Change(ObjectNode before, ObjectNode after) {
    }

    /** What an insert does when the key is taken: {@code overwriteMode}. */
    enum InsertMode { CONFLICT, IGNORE, REPLACE, UPDATE }

    /**
     * How an update treats nulls, objects and revisions.
     *
     * @param keepNull     keep attributes set to null, else remove them
     * @param mergeObjects merge sub-objects, else replace them
     * @param revision     the revision that the document must have, empty for any
     */
    record UpdateMode(boolean keepNull, boolean mergeObjects, Optional<String> revision) {
        /** ArangoDB's defaults. */
        public static final UpdateMode DEFAULT = new UpdateMode(true, true, Optional.empty());
    }
}
