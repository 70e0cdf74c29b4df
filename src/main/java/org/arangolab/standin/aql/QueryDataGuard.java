package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.arangolab.standin.http.ArangoException;

/** The data with errors worded as a query's: {@code AQL: document not found (while executing)}. */
record QueryDataGuard(QueryData data) implements QueryData {
    private static <T> T guarded(Supplier<T> action) {
        try {
            return action.get();
        } catch (ArangoException e) {
            throw QueryPhase.EXECUTING.error(e.code(), e.getMessage());
        }
    }

    @Override
    public String database() {
        return data.database();
    }

    @Override
    public Optional<String> user() {
        return data.user();
    }

    @Override
    public boolean exists(String collection) {
        return guarded(() -> data.exists(collection));
    }

    @Override
    public Iterator<ObjectNode> scan(String collection) {
        return guarded(() -> data.scan(collection));
    }

    @Override
    public long count(String collection) {
        return guarded(() -> data.count(collection));
    }

    @Override
    public Optional<ObjectNode> find(String collection, String key) {
        return guarded(() -> data.find(collection, key));
    }

    @Override
    public ObjectNode insert(String collection, ObjectNode document, InsertMode mode) {
        return guarded(() -> data.insert(collection, document, mode));
    }

    @Override
    public Change update(String collection, String key, ObjectNode patch, UpdateMode mode) {
        return guarded(() -> data.update(collection, key, patch, mode));
    }

    @Override
    public Change replace(String collection, String key, ObjectNode document, UpdateMode mode) {
        return guarded(() -> data.replace(collection, key, document, mode));
    }

    @Override
    public ObjectNode remove(String collection, String key) {
        return guarded(() -> data.remove(collection, key));
    }
}
