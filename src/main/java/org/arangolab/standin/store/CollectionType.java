package org.arangolab.standin.store;

import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/** What a collection holds; the code is the {@code type} of ArangoDB's answers. */
public enum CollectionType {
    /** Documents. */
    DOCUMENT(2),
    /** Edges: documents with {@code _from} and {@code _to}. */
    EDGE(3);

    private final int code;

    CollectionType(int code) {
        this.code = code;
    }

    /** 2 or 3. */
    public int code() {
        return code;
    }

    /**
     * The type of a code.
     *
     * @throws ArangoException 400/1218 for another number
     */
    public static CollectionType of(int code) {
        return switch (code) {
            case 2 -> DOCUMENT;
            case 3 -> EDGE;
            default -> throw new ArangoException(ErrorCode.COLLECTION_TYPE_INVALID);
        };
    }
}
