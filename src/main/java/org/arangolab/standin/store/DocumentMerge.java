package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.arangolab.standin.aql.QueryData.UpdateMode;
import org.arangolab.standin.http.Json;

/** Puts a patch over a document, as {@code PATCH} and {@code UPDATE} do. */
final class DocumentMerge {
    private final UpdateMode mode;

    DocumentMerge(UpdateMode mode) {
        this.mode = mode;
    }

    /** A new object: {@code base} with the attributes of {@code patch}. */
    ObjectNode merge(ObjectNode base, ObjectNode patch) {
        ObjectNode merged = Json.object();
        merged.setAll(base);
        for (Map.Entry<String, JsonNode> attribute : patch.properties()) {
            put(merged, attribute.getKey(), attribute.getValue());
        }
        return merged;
    }

    private void put(ObjectNode merged, String name, JsonNode value) {
        JsonNode old = merged.get(name);
        if (value.isNull() && !mode.keepNull()) {
            merged.remove(name);
        } else if (value.isObject() && mode.mergeObjects()) {
            ObjectNode inner = old != null && old.isObject() ? (ObjectNode) old : Json.object();
            merged.set(name, merge(inner, (ObjectNode) value));
        } else {
            merged.set(name, value);
        }
    }
}
