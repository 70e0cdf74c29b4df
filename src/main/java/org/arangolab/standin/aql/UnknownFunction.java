package org.arangolab.standin.aql;

import java.util.Set;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/** Tells functions that ArangoDB has, and the stand-in has not, from those that nobody has. */
final class UnknownFunction {
    private static final Set<String> ELSEWHERE = Set.of("ANALYZER", "APPLY", "APPROX_NEAR_COSINE",
            "APPROX_NEAR_INNER_PRODUCT", "APPROX_NEAR_L2", "BM25", "BOOST", "CALL", "COLLECTIONS", "COSINE_SIMILARITY",
            "CURRENT_USER", "DATE_ISOWEEKYEAR", "DATE_LOCALTOUTC", "DATE_ROUND", "DATE_TIMEZONE", "DATE_TIMEZONES",
            "DATE_UTCTOLOCAL", "DECAY_EXP", "DECAY_GAUSS", "DECAY_LINEAR", "DECODE_REV", "DISTANCE", "EXISTS",
            "FULLTEXT", "GEO_AREA", "GEO_CONTAINS", "GEO_DISTANCE", "GEO_EQUALS", "GEO_INTERSECTS", "GEO_IN_RANGE",
            "GEO_LINESTRING", "GEO_MULTILINESTRING", "GEO_MULTIPOINT", "GEO_MULTIPOLYGON", "GEO_POINT", "GEO_POLYGON",
            "HASH", "IPV4_FROM_NUMBER", "IPV4_TO_NUMBER", "IS_IN_POLYGON", "IS_IPV4", "L1_DISTANCE", "L2_DISTANCE",
            "LEVENSHTEIN_MATCH", "MINHASH", "MINHASH_COUNT", "MINHASH_ERROR", "MINHASH_MATCH", "MIN_MATCH", "NEAR",
            "NGRAM_MATCH", "NGRAM_POSITIONAL_SIMILARITY", "NGRAM_SIMILARITY", "OFFSET_INFO", "PHRASE", "SCHEMA_GET",
            "SCHEMA_VALIDATE", "SHARD_ID", "SOUNDEX", "SUBSTRING_BYTES", "TFIDF", "TOKENS", "TO_CHAR", "V8", "VERSION",
            "WITHIN", "WITHIN_RECTANGLE");

    private UnknownFunction() {
    }

    /** 501/9 for a function that only ArangoDB has, else 400/1540. */
    static ArangoException error(String name) {
        return ELSEWHERE.contains(name)
                ? QueryPhase.PARSING.error(ErrorCode.NOT_IMPLEMENTED,
                        "the stand-in does not have the function '" + name + "()'")
                : QueryPhase.PARSING.errorFor(ErrorCode.QUERY_FUNCTION_NAME_UNKNOWN, name);
    }
}
