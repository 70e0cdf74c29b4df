package org.arangolab.standin.store;

import java.util.Optional;
import org.arangolab.standin.aql.QueryData.InsertMode;
import org.arangolab.standin.aql.QueryData.UpdateMode;

/**
 * How one document is written (facts/server.md 5.2).
 *
 * @param insert           what an insert does when the key is taken
 * @param update           nulls, objects, and the revision that the document must have
 * @param versionAttribute a top-level attribute: a write whose number there is not larger than the stored one is left
 *                         out
 */
public record WriteOptions(InsertMode insert, UpdateMode update, Optional<String> versionAttribute) {
    /** ArangoDB's defaults. */
    public static final WriteOptions DEFAULT = new WriteOptions(InsertMode.CONFLICT, UpdateMode.DEFAULT,
            Optional.empty());

    /** The same with a revision that the document must have. */
    public WriteOptions withRevision(Optional<String> revision) {
        return new WriteOptions(insert, new UpdateMode(update.keepNull(), update.mergeObjects(), revision),
                versionAttribute);
    }

    /** The same for an insert that replaces what has its key. */
    WriteOptions replacing() {
        return new WriteOptions(InsertMode.REPLACE, update, versionAttribute);
    }
}
