package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/** Which document an item of an array means: a key, an id, or an object with {@code _key} or {@code _id}. */
final class DocumentSelector {
    private final String collection;

    DocumentSelector(String collection) {
        this.collection = collection;
    }

    /** The key; 400/1205 or 400/1221 when the item names none, 400/1213 for an id of another collection. */
    String key(JsonNode item) {
        if (item.isTextual()) {
            return fromText(item.textValue());
        }
        if (!item.isObject()) {
            throw new ArangoException(ErrorCode.DOCUMENT_HANDLE_BAD);
        }
        if (item.path("_key").isTextual()) {
            return item.get("_key").textValue();
        }
        if (!item.path("_id").isTextual()) {
            throw new ArangoException(ErrorCode.DOCUMENT_KEY_BAD);
        }
        return fromText(item.get("_id").textValue());
    }

    private String fromText(String text) {
        int slash = text.indexOf('/');
        if (slash >= 0 && !text.substring(0, slash).equals(collection)) {
            throw new ArangoException(ErrorCode.CROSS_COLLECTION_REQUEST);
        }
        return text.substring(slash + 1);
    }
}
