package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.arangolab.standin.http.Json;
import org.h2.mvstore.MVMap;

/**
 * What the store keeps of databases, collections, views and users, one JSON text each: {@code database/ID},
 * {@code collection/DATABASE/ID}, {@code view/DATABASE/ID} and {@code user/NAME}. Each change is one atomic put.
 */
final class Catalog implements UserRecords {
    private static final String DATABASE = "database/";
    private static final String COLLECTION = "collection/";
    private static final String USER = "user/";
    private static final String VIEW = "view/";

    private final MVMap<String, String> entries;

    Catalog(MVMap<String, String> entries) {
        this.entries = entries;
    }

    /** Database names by id. */
    Map<String, String> databases() {
        Map<String, String> names = new TreeMap<>();
        below(DATABASE).forEach((id, json) -> names.put(id, json.path("name").asText()));
        return names;
    }

    void putDatabase(String id, String name) {
        entries.put(DATABASE + id, Json.object().put("name", name).toString());
    }

    void removeDatabase(String id) {
        entries.remove(DATABASE + id);
    }

    List<CollectionProperties> collections(String databaseId) {
        List<CollectionProperties> collections = new ArrayList<>();
        below(COLLECTION + databaseId + "/").values()
                .forEach(json -> collections.add(CollectionProperties.fromJson(json)));
        return collections;
    }

    void putCollection(String databaseId, CollectionProperties collection) {
        entries.put(COLLECTION + databaseId + "/" + collection.id(), collection.toJson().toString());
    }

    void removeCollection(String databaseId, String collectionId) {
        entries.remove(COLLECTION + databaseId + "/" + collectionId);
    }

    List<ObjectNode> views(String databaseId) {
        return List.copyOf(below(VIEW + databaseId + "/").values());
    }

    void putView(String databaseId, ObjectNode view) {
        entries.put(VIEW + databaseId + "/" + view.path("id").asText(), view.toString());
    }

    void removeView(String databaseId, ObjectNode view) {
        entries.remove(VIEW + databaseId + "/" + view.path("id").asText());
    }

    @Override
    public Map<String, ObjectNode> users() {
        return below(USER);
    }

    @Override
    public void putUser(String name, ObjectNode user) {
        entries.put(USER + name, user.toString());
    }

    @Override
    public void removeUser(String name) {
        entries.remove(USER + name);
    }

    private Map<String, ObjectNode> below(String prefix) {
        Map<String, ObjectNode> found = new TreeMap<>();
        for (Iterator<String> keys = entries.keyIterator(prefix); keys.hasNext();) {
            String key = keys.next();
            if (!key.startsWith(prefix)) {
                break;
            }
            byte[] json = entries.get(key).getBytes(StandardCharsets.UTF_8);
            found.put(key.substring(prefix.length()), (ObjectNode) Json.parse(json));
        }
        return found;
    }
}
