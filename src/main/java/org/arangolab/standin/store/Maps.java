package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/** How the maps of a collection are called and typed, and what their failures mean to a client. */
final class Maps {
    private Maps() {
    }

    static TransactionMap<Long, byte[]> documents(Transaction transaction, String collectionId) {
        return transaction.openMap("documents/" + collectionId, LongDataType.INSTANCE, ByteArrayDataType.INSTANCE);
    }

    static TransactionMap<String, Long> keys(Transaction transaction, String collectionId) {
        return transaction.openMap("keys/" + collectionId, StringDataType.INSTANCE, LongDataType.INSTANCE);
    }

    static TransactionMap<String, String> unique(Transaction transaction, String collectionId, String indexId) {
        return transaction.openMap("unique/" + collectionId + "/" + indexId, StringDataType.INSTANCE,
                StringDataType.INSTANCE);
    }

    /** The names of all maps that a collection may have. */
    static List<String> namesOf(CollectionProperties collection) {
        List<String> names = new ArrayList<>(
                List.of("documents/" + collection.id(), "keys/" + collection.id()));
        collection.indexes().stream().filter(IndexDefinition::enforced)
                .forEach(index -> names.add("unique/" + collection.id() + "/" + index.id()));
        return names;
    }

    /**
     * What a failed lock means: 409/1200. Anything else is passed on.
     *
     * @param failure what the store threw
     * @param index   description of the index whose entry was wanted
     * @param key     the entry
     */
    static RuntimeException lockFailure(MVStoreException failure, String index, String key) {
        int code = failure.getErrorCode();
        if (code == DataUtils.ERROR_TRANSACTION_LOCKED || code == DataUtils.ERROR_TRANSACTIONS_DEADLOCK) {
            return conflict("timeout waiting to lock key", index, key);
        }
        return failure;
    }

    /** 409/1200 with the place and the key, as ArangoDB says it. */
    static ArangoException conflict(String why, String index, String key) {
        return new ArangoException(ErrorCode.CONFLICT, why + " - " + index + "; conflicting key: " + key);
    }

    /** 409/1210 with the index and the key that is in the way. */
    static ArangoException duplicate(IndexDefinition index, String key) {
        return new ArangoException(ErrorCode.UNIQUE_CONSTRAINT_VIOLATED,
                ErrorCode.UNIQUE_CONSTRAINT_VIOLATED.text() + " - " + index.description() + "; conflicting key: "
                + key);
    }

    static String key(ObjectNode document) {
        return document.get("_key").textValue();
    }
}
