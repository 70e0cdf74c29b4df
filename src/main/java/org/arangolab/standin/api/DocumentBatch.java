package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.store.DocumentWrite;
import org.arangolab.standin.store.Documents;
import org.arangolab.standin.store.WriteOutcome;

/** The items of an array that are to be written, with those that cannot even be tried in their places. */
final class DocumentBatch {
    private final List<DocumentWrite> writes = new ArrayList<>();
    /** For each item why it is refused; empty when it is to be tried. */
    private final List<Optional<WriteOutcome>> refused = new ArrayList<>();

    DocumentBatch(ArrayNode items, Function<JsonNode, DocumentWrite> reader) {
        for (JsonNode item : items) {
            try {
                writes.add(reader.apply(item));
                refused.add(Optional.empty());
            } catch (ArangoException e) {
                refused.add(Optional.of(new WriteOutcome.Failed(e)));
            }
        }
    }

    /** What became of each item. */
    List<WriteOutcome> run(Documents documents) {
        Iterator<WriteOutcome> tried = documents.writeAll(writes).iterator();
        return refused.stream().map(refusal -> refusal.orElseGet(tried::next)).toList();
    }
}
