package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/** Collections in memory, with revisions that count up from 1. */
final class MemoryData implements QueryData {
    private final Map<String, Map<String, ObjectNode>> collections = new LinkedHashMap<>();
    private int revisions;
    private int keys;
    private int scanned;

    /** A new collection with documents of these keys and a number {@code n} counting from 1. */
    MemoryData with(String collection, String... keysOf) {
        collections.put(collection, new LinkedHashMap<>());
        int n = 1;
        for (String key : keysOf) {
            insert(collection, Json.object().put("_key", key).put("n", n++), InsertMode.CONFLICT);
        }
        return this;
    }

    /** How many documents were handed out by walking through collections. */
    int scanned() {
        return scanned;
    }

    private Map<String, ObjectNode> documents(String collection) {
        return Optional.ofNullable(collections.get(collection))
                .orElseThrow(() -> new ArangoException(ErrorCode.DATA_SOURCE_NOT_FOUND));
    }

    @Override
    public String database() {
        return "test";
    }

    @Override
    public Optional<String> user() {
        return Optional.of("root");
    }

    @Override
    public boolean exists(String collection) {
        return collections.containsKey(collection);
    }

    @Override
    public Iterator<ObjectNode> scan(String collection) {
        Iterator<ObjectNode> all = new ArrayList<>(documents(collection).values()).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public ObjectNode next() {
                scanned++;
                return all.next();
            }
        };
    }

    @Override
    public long count(String collection) {
        return documents(collection).size();
    }

    @Override
    public Optional<ObjectNode> find(String collection, String key) {
        return Optional.ofNullable(documents(collection).get(key));
    }

    @Override
    public ObjectNode insert(String collection, ObjectNode document, InsertMode mode) {
        String key = document.has("_key") ? document.get("_key").asText() : "k" + ++keys;
        if (documents(collection).containsKey(key)) {
            throw new ArangoException(ErrorCode.UNIQUE_CONSTRAINT_VIOLATED, "unique constraint violated - in index"
                    + " primary of type primary over '_key'; conflicting key: " + key);
        }
        return store(collection, key, document);
    }

    private ObjectNode store(String collection, String key, ObjectNode content) {
        ObjectNode stored = Json.object();
        stored.put("_key", key).put("_id", collection + "/" + key).put("_rev", "r" + ++revisions);
        content.properties().forEach(entry -> stored.putIfAbsent(entry.getKey(), entry.getValue()));
        documents(collection).put(key, stored);
        return stored;
    }

    private ObjectNode required(String collection, String key, Optional<String> revision) {
        ObjectNode document = find(collection, key)
                .orElseThrow(() -> new ArangoException(ErrorCode.DOCUMENT_NOT_FOUND));
        if (revision.isPresent() && !document.get("_rev").asText().equals(revision.get())) {
            throw new ArangoException(ErrorCode.CONFLICT, "conflict, _rev values do not match");
        }
        return document;
    }

    @Override
    public Change update(String collection, String key, ObjectNode patch, UpdateMode mode) {
        ObjectNode before = required(collection, key, mode.revision());
        ObjectNode merged = before.deepCopy();
        merge(merged, patch, mode);
        return new Change(before, store(collection, key, withoutSystem(merged)));
    }

    private static void merge(ObjectNode target, ObjectNode patch, UpdateMode mode) {
        patch.properties().forEach(entry -> {
            JsonNode old = target.get(entry.getKey());
            boolean objects = old instanceof ObjectNode && entry.getValue() instanceof ObjectNode;
            if (entry.getValue().isNull() && !mode.keepNull()) {
                target.remove(entry.getKey());
            } else if (objects && mode.mergeObjects()) {
                merge((ObjectNode) old, (ObjectNode) entry.getValue(), mode);
            } else {
                target.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static ObjectNode withoutSystem(ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        copy.remove(List.of("_key", "_id", "_rev"));
        return copy;
    }

    @Override
    public Change replace(String collection, String key, ObjectNode document, UpdateMode mode) {
        ObjectNode before = required(collection, key, mode.revision());
        return new Change(before, store(collection, key, withoutSystem(document)));
    }

    @Override
    public ObjectNode remove(String collection, String key) {
        ObjectNode before = required(collection, key, Optional.empty());
        documents(collection).remove(key);
        return before;
    }
}
