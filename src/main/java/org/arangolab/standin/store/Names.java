package org.arangolab.standin.store;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/** Which names of databases, collections and documents are legal (facts/server.md 5.1 and 5.2). */
public final class Names {
    private static final int COLLECTION_BYTES = 256;
    private static final int DATABASE_BYTES = 128;
    private static final int KEY_BYTES = 254;
    private static final Pattern DATABASE = Pattern.compile("[^0-9./:\\p{Cntrl}][^/:\\p{Cntrl}]*");
    private static final Pattern COLLECTION = DATABASE;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_:.@()+,=;$!*'%-]+");

    private Names() {
    }

    /** Throws 400/1229 unless the text may name a database; {@code _system} is the only name with an underscore. */
    public static void checkDatabase(String name) {
        requireNormalized(name, ErrorCode.DATABASE_NAME_INVALID);
        boolean reserved = name.startsWith("_") && !name.equals(Databases.SYSTEM);
        if (reserved || !fits(name, DATABASE, DATABASE_BYTES)) {
            throw new ArangoException(ErrorCode.DATABASE_NAME_INVALID);
        }
    }

    /** Throws 400/1208 unless the text may name a collection; a leading underscore only for a system collection. */
    public static void checkCollection(String name, boolean system) {
        requireNormalized(name, ErrorCode.ILLEGAL_NAME);
        if (name.startsWith("_") != system || !fits(name, COLLECTION, COLLECTION_BYTES)) {
            throw new ArangoException(ErrorCode.ILLEGAL_NAME);
        }
    }

    private static void requireNormalized(String name, ErrorCode code) {
        if (!Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
            throw new ArangoException(code, code.text() + ": the name is not properly UTF-8 NFC-normalized");
        }
    }

    /** Throws 400/1221 unless the text may be a document key. */
    static void checkKey(String key) {
        if (!legalKey(key)) {
            throw new ArangoException(ErrorCode.DOCUMENT_KEY_BAD);
        }
    }

    static boolean legalKey(String key) {
        return key.length() <= KEY_BYTES && KEY.matcher(key).matches();
    }

    /** Whether the text is a document id, {@code collection/key}. */
    static boolean legalId(String id) {
        int slash = id.indexOf('/');
        return slash > 0 && fits(id.substring(0, slash), COLLECTION, COLLECTION_BYTES)
                && legalKey(id.substring(slash + 1));
    }

    private static boolean fits(String name, Pattern pattern, int bytes) {
        return pattern.matcher(name).matches() && name.getBytes(StandardCharsets.UTF_8).length <= bytes
                && name.equals(name.strip());
    }
}
