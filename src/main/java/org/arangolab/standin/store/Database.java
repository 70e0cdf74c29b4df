package org.arangolab.standin.store;

import java.util.List;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;

/** One database: its collections by name. Thread-safe. */
public interface Database {
    /** Decimal id; {@code 1} is {@code _system}. */
    String id();

    /** Unique within the server. */
    String name();

    /** All collections by name. */
    List<Collection> collections();

    /** One collection by name or decimal id. */
    Optional<Collection> find(String nameOrId);

    /**
     * One collection by name or decimal id.
     *
     * @throws ArangoException 404/1203
     */
    default Collection collection(String nameOrId) {
        return find(nameOrId).orElseThrow(() -> Collection.notFound(nameOrId));
    }

    /**
     * Makes a collection.
     *
     * @throws ArangoException 400/1208 for an illegal name, 409/1207 for a taken one
     */
    Collection create(CollectionSpec spec);

    /** Removes a collection with everything in it; waits for its writers. */
    void drop(Collection collection);

    /**
     * Gives a collection another name; its documents' {@code _id} follow.
     *
     * @throws ArangoException 400/1208 for an illegal name, 409/1207 for a taken one, 501 in a cluster
     */
    void rename(Collection collection, String newName);

    /** Changes what may be changed of a collection's properties. */
    void configure(Collection collection, boolean waitForSync, boolean cacheEnabled);

    /**
     * Adds an index and fills it, unless there is one like it.
     *
     * @return {@code wanted}, or the one that is there already
     * @throws ArangoException 409/1210 when documents violate it, 409/1207 when another index has its name; nothing is
     *         changed then
     */
    IndexDefinition ensureIndex(Collection collection, IndexDefinition wanted);

    /** Removes an index. */
    void dropIndex(Collection collection, IndexDefinition index);
}
