package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.KeyOptions;

/**
 * Gives new documents their keys, as the collection wants them: here, because the key decides where they go. Only
 * numbers that count up without gaps are given by the one shard that such a collection has.
 *
 * @param ids numbers that no other coordinator hands out
 */
record KeyMaker(LongSupplier ids) {
    /** A copy with a key; the document itself when it has one, or is to get it elsewhere. */
    ObjectNode keyed(ClusterCollection collection, ObjectNode document) {
        KeyOptions options = collection.properties().keyOptions();
        if (document.has("_key")) {
            check(collection, options);
            return document;
        }
        String key = switch (options.type()) {
            case AUTOINCREMENT -> "";
            case UUID -> UUID.randomUUID().toString();
            case TRADITIONAL -> Long.toString(ids.getAsLong());
            case PADDED -> String.format("%016x", ids.getAsLong());
        };
        if (key.isEmpty()) {
            return document;
        }
        ObjectNode keyed = Json.object().put("_key", key);
        keyed.setAll(document);
        return keyed;
    }

    private static void check(ClusterCollection collection, KeyOptions options) {
        if (!options.allowUserKeys()) {
            throw new ArangoException(ErrorCode.DOCUMENT_KEY_UNEXPECTED);
        }
        if (!collection.spread().byKey() && collection.spread().shards().size() > 1) {
            throw new ArangoException(ErrorCode.CLUSTER_MUST_NOT_SPECIFY_KEY);
        }
    }
}
