package org.arangolab.standin.cluster.dbserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.arangolab.standin.store.Store;
import org.arangolab.standin.store.StoreTransaction;
import org.arangolab.standin.store.StoredDocuments;

/** Puts into a shard what another server stored: as it is, with its revision. */
final class Replica {
    private final Store store;

    Replica(Store store) {
        this.store = store;
    }

    /** Everything or nothing, in order. */
    void apply(LocalShard shard, JsonNode effects, boolean sync) {
        try (StoreTransaction transaction = store.begin()) {
            StoredDocuments documents = transaction.documents(shard.data());
            effects.forEach(effect -> apply(documents, effect));
            transaction.commit(sync);
        }
    }

    private static void apply(StoredDocuments documents, JsonNode effect) {
        if (effect.has("truncate")) {
            documents.truncate();
        } else if (effect.has("removed")) {
            documents.erase(effect.get("removed").asText());
        } else {
            documents.put((ObjectNode) effect.get("document"));
        }
    }
}
