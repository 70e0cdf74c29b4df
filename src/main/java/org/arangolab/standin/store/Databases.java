package org.arangolab.standin.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/**
 * Everything that a server's clients work on: databases and users. On a single server it is the {@link Store}; a
 * coordinator has all of it elsewhere. Thread-safe.
 */
public interface Databases {
    /** The database that is always there. */
    String SYSTEM = "_system";

    /** All databases by name. */
    List<Database> databases();

    /** One database. */
    Optional<Database> findDatabase(String name);

    /**
     * One database.
     *
     * @throws ArangoException 404/1228
     */
    default Database database(String name) {
        return findDatabase(name).orElseThrow(() -> new ArangoException(ErrorCode.DATABASE_NOT_FOUND));
    }

    /**
     * Makes a database.
     *
     * @throws ArangoException 400/1229 for an illegal name, 409/1207 for a taken one
     */
    Database createDatabase(String name);

    /**
     * Removes a database with everything in it.
     *
     * @throws ArangoException 403/11 for {@code _system}, 404/1228
     */
    void dropDatabase(String name);

    /** The users and what they may do. */
    Users users();

    /** A number that was never handed out before. */
    long nextId();

    /** Returns when everything that is committed now survives {@code kill -9}. */
    void sync();

    /** A number that grows with each commit and each change of a collection; empty when nobody counts them. */
    default OptionalLong epoch() {
        return OptionalLong.empty();
    }

    /** A text that changes with each write to the collection. */
    String revisionOf(Collection collection);

    /** Work of its own that only reads one collection. */
    <T> T read(Collection collection, Function<Documents, T> work);

    /**
     * Work of its own that writes to one collection.
     *
     * @param sync whether to return only when the writes are on disk
     */
    default <T> T write(Collection collection, boolean sync, Function<Documents, T> work) {
        return write(sync, documents -> work.apply(documents.apply(collection)));
    }

    /**
     * Work of its own that writes to several collections; on a single server as a whole or not at all.
     *
     * @param work gets the documents of each collection that it asks for
     */
    <T> T write(boolean sync, Function<Function<Collection, Documents>, T> work);

    /**
     * Begins a query, which goes on seeing some collections as they are now.
     *
     * @param database    whose collections it names
     * @param user        who asks, empty for the superuser
     * @param access      says no to a use of a collection
     * @param collections what it names
     */
    QueryScope beginQuery(Database database, Optional<String> user, QueryTransaction.AccessCheck access,
                          List<Collection> collections);

    /**
     * Begins a transaction of many requests, which goes on seeing some collections as they are now.
     *
     * @param exclusive to which nobody else may write meanwhile
     * @throws ArangoException 500/18 when their other writers do not come to an end, 501 in a cluster
     */
    StoreTransaction beginSnapshot(java.util.Collection<Collection> collections, List<Collection> exclusive);
}
