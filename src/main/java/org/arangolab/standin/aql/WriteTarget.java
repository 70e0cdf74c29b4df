package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/**
 * Where a write goes and how.
 *
 * @param collection its name
 * @param oldSlot    where {@code OLD} is
 * @param newSlot    where {@code NEW} is
 * @param options    how
 */
record WriteTarget(String collection, int oldSlot, int newSlot, WriteOptions options) {
    /** Hands what was before and after to the steps behind. */
    void publish(Execution run, JsonNode before, JsonNode after) {
        run.set(oldSlot, before);
        run.set(newSlot, after);
    }

    /** The key that {@code UPDATE key WITH …} or {@code REMOVE key} names: a string, or an object's {@code _key}. */
    String key(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (!value.isObject()) {
            throw QueryPhase.EXECUTING.error(ErrorCode.DOCUMENT_TYPE_INVALID,
                    "Expected object or string, but got " + Values.typeName(value));
        }
        JsonNode key = Values.attribute(value, "_key");
        if (!key.isTextual()) {
            throw QueryPhase.EXECUTING.error(ErrorCode.DOCUMENT_KEY_MISSING,
                    "Expected _key to be present in document.");
        }
        return key.textValue();
    }

    /** A document that may be handed to the store: a copy, since the value may belong to others. */
    ObjectNode document(JsonNode value) {
        if (!(value instanceof ObjectNode object)) {
            throw QueryPhase.EXECUTING.errorFor(ErrorCode.DOCUMENT_TYPE_INVALID, "");
        }
        return Json.object().setAll(object);
    }

    /** The revision that the document must have. */
    Optional<String> revision(JsonNode naming) {
        JsonNode revision = Values.attribute(naming, "_rev");
        return options.ignoreRevs() || !revision.isTextual() ? Optional.empty() : Optional.of(revision.textValue());
    }
}
