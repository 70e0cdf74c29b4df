package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/**
 * The documents of one collection within one operation. A write that throws has changed nothing, and the operation can
 * go on. Used by one thread at a time.
 */
public interface Documents {
    /** One document by key. */
    Optional<ObjectNode> find(String key);

    /** All documents that are there now, in order of insertion. */
    Iterator<ObjectNode> scan();

    /** How many documents. */
    long count();

    /** How many bytes the stored documents have. */
    long size();

    /**
     * Writes one document.
     *
     * @throws ArangoException 409/1210 for a taken key or value, 400/1221, 400/1222, 400/1233, 404/1202, 412/1200 for
     *         another revision, 409/1200
     */
    Written write(DocumentWrite write);

    /** Writes many, one after the other; one that fails does not hinder the others. */
    default List<WriteOutcome> writeAll(List<DocumentWrite> writes) {
        List<WriteOutcome> outcomes = new ArrayList<>(writes.size());
        for (DocumentWrite write : writes) {
            try {
                outcomes.add(new WriteOutcome.Done(write(write)));
            } catch (ArangoException e) {
                outcomes.add(new WriteOutcome.Failed(e));
            }
        }
        return outcomes;
    }

    /** Inserts a document, or does what the mode says when its key is taken. */
    default Written insert(ObjectNode document, WriteOptions options) {
        return write(DocumentWrite.insert(document, options));
    }

    /** Merges a patch into a document. */
    default Written update(String key, ObjectNode patch, WriteOptions options) {
        return write(DocumentWrite.update(key, patch, options));
    }

    /** Puts another content in the place of a document's. */
    default Written replace(String key, ObjectNode document, WriteOptions options) {
        return write(DocumentWrite.replace(key, document, options));
    }

    /** Removes a document. */
    default Written remove(String key, Optional<String> revision) {
        return write(DocumentWrite.remove(key, revision));
    }

    /**
     * Puts a document of a dump in place; one of the same key gives way. It keeps its revision, but gets a new one in a
     * cluster.
     *
     * @throws ArangoException 400/1226 without a key, else as {@link #write}
     */
    default void restore(ObjectNode document) {
        if (!document.has("_key")) {
            throw new ArangoException(ErrorCode.DOCUMENT_KEY_MISSING);
        }
        insert(document, WriteOptions.DEFAULT.replacing());
    }

    /** Removes all documents. */
    void truncate();

    /** Throws 412/1200 unless the document has the revision. */
    static void requireRevision(ObjectNode document, String revision) {
        String stored = document.path("_rev").asText();
        if (!stored.equals(revision)) {
            throw new DocumentConflictException(document.path("_id").asText(), Maps.key(document), stored);
        }
    }
}
