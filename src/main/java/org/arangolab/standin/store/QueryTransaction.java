package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.arangolab.standin.aql.QueryData;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/** A database as one query sees it. Used by one thread at a time. */
public final class QueryTransaction implements QueryData {
    /** Says no, by an exception, to a use of a collection. */
    @FunctionalInterface
    public interface AccessCheck {
        /** Throws 403/11 when the caller lacks the permission, or 400/1652 outside of what a transaction declared. */
        void require(Collection collection, Permission needed);
    }

    private final Database database;
    private final Function<Collection, Documents> opener;
    private final Optional<String> user;
    private final AccessCheck access;
    private final Map<String, Documents> readable = new HashMap<>();
    private final Map<String, Documents> writable = new HashMap<>();

    /** With what opens the documents of a collection. */
    public QueryTransaction(Database database, Function<Collection, Documents> opener, Optional<String> user,
                            AccessCheck access) {
        this.database = database;
        this.opener = opener;
        this.user = user;
        this.access = access;
    }

    @Override
    public String database() {
        return database.name();
    }

    @Override
    public Optional<String> user() {
        return user;
    }

    @Override
    public boolean exists(String collection) {
        if (database.find(collection).isPresent()) {
            return true;
        }
        if (database.view(collection).isPresent()) {
            throw new ArangoException(ErrorCode.NOT_IMPLEMENTED,
                    "AQL: the stand-in does not search views (while parsing)");
        }
        return false;
    }

    @Override
    public Iterator<ObjectNode> scan(String collection) {
        return reading(collection).scan();
    }

    @Override
    public long count(String collection) {
        return reading(collection).count();
    }

    @Override
    public Optional<ObjectNode> find(String collection, String key) {
        return reading(collection).find(key);
    }

    @Override
    public ObjectNode insert(String collection, ObjectNode document, InsertMode mode) {
        return writing(collection)
                .insert(document, new WriteOptions(mode, UpdateMode.DEFAULT, Optional.empty())).after();
    }

    @Override
    public Change update(String collection, String key, ObjectNode patch, UpdateMode mode) {
        return change(writing(collection).update(key, patch, options(mode)));
    }

    @Override
    public Change replace(String collection, String key, ObjectNode document, UpdateMode mode) {
        return change(writing(collection).replace(key, document, options(mode)));
    }

    @Override
    public ObjectNode remove(String collection, String key) {
        return writing(collection).remove(key, Optional.empty()).after();
    }

    private static WriteOptions options(UpdateMode mode) {
        return new WriteOptions(InsertMode.CONFLICT, mode, Optional.empty());
    }

    private static Change change(Written written) {
        return new Change(written.before().orElseThrow(), written.after());
    }

    private Documents reading(String name) {
        return readable.computeIfAbsent(name, n -> open(n, Permission.RO));
    }

    private Documents writing(String name) {
        return writable.computeIfAbsent(name, n -> open(n, Permission.RW));
    }

    private Documents open(String name, Permission needed) {
        Collection collection = database.collection(name);
        access.require(collection, needed);
        return opener.apply(collection);
    }
}
