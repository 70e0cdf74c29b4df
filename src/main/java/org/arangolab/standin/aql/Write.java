package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a data-modification clause does with one row. */
sealed interface Write {
    /** Where it goes and how. */
    WriteTarget target();

    /**
     * Evaluates what is to be written, and answers the writing itself, which sets {@code OLD} and {@code NEW}. Only
     * what the writing throws may be passed over by {@code ignoreErrors}.
     */
    Runnable prepare(Execution run);

    /** {@code INSERT document INTO collection}. */
    record Insert(WriteTarget target, Expression document) implements Write {
        @Override
        public Runnable prepare(Execution run) {
            JsonNode value = document.evaluate(run);
            return () -> new Writer(run, target).insert(value);
        }
    }

    /** {@code UPDATE key WITH document IN collection}, {@code REPLACE}; without {@code WITH} both are the document. */
    record Change(WriteTarget target, boolean replace, Expression key, Expression document) implements Write {
        @Override
        public Runnable prepare(Execution run) {
            JsonNode naming = key.evaluate(run);
            JsonNode value = document.evaluate(run);
            return () -> new Writer(run, target).change(replace, naming, value, target.revision(naming));
        }
    }

    /** {@code REMOVE key IN collection}. */
    record Remove(WriteTarget target, Expression key) implements Write {
        @Override
        public Runnable prepare(Execution run) {
            JsonNode naming = key.evaluate(run);
            return () -> new Writer(run, target).remove(naming);
        }
    }

    /**
     * {@code UPSERT search INSERT document UPDATE change IN collection}.
     *
     * @param candidates the documents that may match
     * @param slot       where the candidate is while the search is evaluated
     * @param search     whether a document matches
     * @param insert     the new document
     * @param replace    whether a match is replaced, not updated
     * @param change     what becomes of a match; reads {@code OLD}
     */
    record Upsert(WriteTarget target, Clause candidates, int slot, Expression search, Expression insert,
                  boolean replace, Expression change) implements Write {
        @Override
        public Runnable prepare(Execution run) {
            Optional<JsonNode> match = match(run);
            if (match.isEmpty()) {
                JsonNode value = insert.evaluate(run);
                return () -> new Writer(run, target).insert(value);
            }
            run.set(target.oldSlot(), match.get());
            JsonNode value = change.evaluate(run);
            return () -> new Writer(run, target).change(replace, match.get(), value, target.revision(value));
        }

        private Optional<JsonNode> match(Execution run) {
            Rows rows = candidates.open(Rows.single(), run);
            while (rows.next()) {
                if (Values.isTrue(search.evaluate(run))) {
                    return Optional.of(run.get(slot));
                }
            }
            return Optional.empty();
        }
    }
}
