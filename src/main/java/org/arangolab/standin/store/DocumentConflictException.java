package org.arangolab.standin.store;

import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/** A document has another revision than the caller expects; the answer names the revision that is stored. */
public final class DocumentConflictException extends ArangoException {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final String key;
    private final String revision;

    /** Of a document by id and key, with the revision that it has. */
    public DocumentConflictException(String id, String key, String revision) {
        super(ErrorCode.REVISION_MISMATCH);
        this.id = id;
        this.key = key;
        this.revision = revision;
    }

    /** The document's {@code _id}. */
    public String id() {
        return id;
    }

    /** The document's {@code _key}. */
    public String key() {
        return key;
    }

    /** The stored {@code _rev}. */
    public String revision() {
        return revision;
    }
}
