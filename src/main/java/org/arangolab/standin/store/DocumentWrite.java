package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.arangolab.standin.http.Json;

/**
 * One write that somebody wants.
 *
 * @param kind     which
 * @param key      of the document that is there already; empty for an insert
 * @param document the new content, or a patch; empty for a removal
 * @param options  how
 */
public record DocumentWrite(Kind kind, String key, ObjectNode document, WriteOptions options) {
    /** The kinds of writes. */
    public enum Kind { INSERT, UPDATE, REPLACE, REMOVE }

    /** A new document. */
    public static DocumentWrite insert(ObjectNode document, WriteOptions options) {
        return new DocumentWrite(Kind.INSERT, "", document, options);
    }

    /** A merge into one that is there. */
    public static DocumentWrite update(String key, ObjectNode patch, WriteOptions options) {
        return new DocumentWrite(Kind.UPDATE, key, patch, options);
    }

    /** Another content for one that is there. */
    public static DocumentWrite replace(String key, ObjectNode document, WriteOptions options) {
        return new DocumentWrite(Kind.REPLACE, key, document, options);
    }

    /** The end of one that is there. */
    public static DocumentWrite remove(String key, Optional<String> revision) {
        return new DocumentWrite(Kind.REMOVE, key, Json.object(), WriteOptions.DEFAULT.withRevision(revision));
    }
}
