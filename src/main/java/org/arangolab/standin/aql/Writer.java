package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.arangolab.standin.http.ErrorCode;

/** Writes single documents for a clause, counts them, and sets {@code OLD} and {@code NEW}. */
record Writer(Execution run, WriteTarget target) {
    /** Inserts; a taken key is treated as {@code overwriteMode} says. */
    void insert(JsonNode value) {
        ObjectNode document = target.document(value);
        QueryData.InsertMode mode = target.options().overwrite();
        Optional<ObjectNode> taken = mode == QueryData.InsertMode.CONFLICT ? Optional.empty() : taken(document);
        if (taken.isEmpty()) {
            ObjectNode stored =
                    run.data().insert(target.collection(), document, QueryData.InsertMode.CONFLICT);
            run.stats().wrote();
            target.publish(run, Values.NULL, stored);
        } else if (mode == QueryData.InsertMode.IGNORE) {
            run.stats().ignoredWrite();
            target.publish(run, Values.NULL, Values.NULL);
        } else {
            change(mode == QueryData.InsertMode.REPLACE, value, value, target.revision(value));
        }
    }

    private Optional<ObjectNode> taken(ObjectNode document) {
        JsonNode key = Values.attribute(document, "_key");
        return key.isTextual() ? run.data().find(target.collection(), key.textValue()) : Optional.empty();
    }

    /** Updates or replaces the document that a value names. */
    void change(boolean replace, JsonNode naming, JsonNode value, Optional<String> revision) {
        String key = target.key(naming);
        ObjectNode document = target.document(value);
        WriteOptions options = target.options();
        QueryData.UpdateMode mode =
                new QueryData.UpdateMode(options.keepNull(), options.mergeObjects(), revision);
        QueryData.Change change = replace
                ? run.data().replace(target.collection(), key, document, mode)
                : run.data().update(target.collection(), key, document, mode);
        run.stats().wrote();
        target.publish(run, change.before(), change.after());
    }

    /** Removes the document that a value names. */
    void remove(JsonNode naming) {
        String key = target.key(naming);
        target.revision(naming).ifPresent(revision -> checkRevision(key, revision));
        ObjectNode before = run.data().remove(target.collection(), key);
        run.stats().wrote();
        target.publish(run, before, Values.NULL);
    }

    private void checkRevision(String key, String revision) {
        Optional<ObjectNode> current = run.data().find(target.collection(), key);
        if (current.isPresent() && !Text.of(Values.attribute(current.get(), "_rev")).equals(revision)) {
            throw QueryPhase.EXECUTING.error(ErrorCode.CONFLICT, ErrorCode.REVISION_MISMATCH.text());
        }
    }
}
