package org.arangolab.standin.store;

import java.nio.file.Path;
import java.util.List;
import org.arangolab.standin.http.Json;

/** A program that writes pairs of documents until it is killed, and says which pairs are committed, some of them with sync. */
final class CrashingWriter {
    private CrashingWriter() {
    }

    public static void main(String[] arguments) {
        Store store = Store.open(Path.of(arguments[0]));
        Collection pairs = store.database(Store.SYSTEM).create(CollectionSpec.documents("pairs"));
        store.database(Store.SYSTEM).ensureIndex(pairs, new IndexDefinition("17", "idx_17", "persistent",
                List.of("n"), true, false, true, true, false, List.of(), Json.object()));
        for (int i = 0;; i++) {
            boolean sync = i % 10 == 9;
            try (StoreTransaction transaction = store.begin()) {
                Documents documents = new StoredDocuments(store, transaction, pairs);
                for (String side : List.of("left", "right")) {
                    documents.insert(Json.object().put("_key", side + "-" + i).put("n", side + i),
                            WriteOptions.DEFAULT);
                }
                transaction.commit(sync);
            }
            System.out.println(i);
        }
    }
}
