package org.arangolab.standin.store;

import java.util.Locale;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/** What a user may do with a database or collection, from least to most. */
public enum Permission {
    /** Nothing was granted here: the next wider rule decides. */
    UNDEFINED,
    /** Nothing. */
    NONE,
    /** Read. */
    RO,
    /** Read and write. */
    RW;

    /** The word of the HTTP interface. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this level includes {@code needed}. */
    public boolean allows(Permission needed) {
        return compareTo(needed) >= 0;
    }

    /**
     * The level of a word.
     *
     * @throws ArangoException 400/10 for a word that may not be granted
     */
    public static Permission of(String word) {
        return switch (word) {
            case "none" -> NONE;
            case "ro" -> RO;
            case "rw" -> RW;
            default -> throw new ArangoException(ErrorCode.BAD_PARAMETER, "expecting 'rw', 'ro' or 'none'");
        };
    }
}
