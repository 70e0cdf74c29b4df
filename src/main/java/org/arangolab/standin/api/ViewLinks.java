package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Predicate;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.Database;

/** Keeps the links of views in step with the collections they name. */
final class ViewLinks {
    private ViewLinks() {
    }

    /** The collection is gone. */
    static void drop(Database database, String collection) {
        replace(database, collection, Optional.empty());
        forget(database, index -> index.path("collection").asText().equals(collection));
    }

    /** An index of the collection is gone. */
    static void dropIndex(Database database, String collection, String name) {
        forget(database, index -> index.path("collection").asText().equals(collection)
                && index.path("index").asText().equals(name));
    }

    private static void forget(Database database, Predicate<JsonNode> gone) {
        for (ObjectNode view : database.views()) {
            ArrayNode kept = Json.array();
            view.path("indexes").forEach(index -> {
                if (!gone.test(index)) {
                    kept.add(index);
                }
            });
            if (kept.size() < view.path("indexes").size()) {
                database.putView((ObjectNode) view.deepCopy().set("indexes", kept));
            }
        }
    }

    /** The collection has another name. */
    static void rename(Database database, String oldName, String newName) {
        replace(database, oldName, Optional.of(newName));
    }

    private static void replace(Database database, String oldName, Optional<String> newName) {
        for (ObjectNode view : database.views()) {
            if (view.path("links") instanceof ObjectNode links && links.has(oldName)
                    && newName.filter(oldName::equals).isEmpty()) {
                ObjectNode changed = view.deepCopy();
                ObjectNode kept = (ObjectNode) changed.get("links");
                newName.ifPresentOrElse(name -> kept.set(name, links.get(oldName)), () -> { });
                kept.remove(oldName);
                database.putView(changed);
            }
        }
    }
}
