package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/**
 * What a client asks of a cursor (facts/server.md 5.3).
 *
 * @param query           the text
 * @param bindVars        values of its parameters
 * @param batchSize       rows of one answer, at least 1
 * @param count           whether the answer says how many rows there are
 * @param ttl             how long the cursor lives without use
 * @param stream          whether rows are computed as they are fetched
 * @param allowRetry      whether the latest batch can be fetched again
 * @param fullCount       count the rows before the last {@code LIMIT}
 * @param failOnWarning   the first warning ends the query
 * @param maxWarningCount how many warnings are kept
 * @param maxRuntime      how long the query may run, empty for no limit
 * @param memoryLimit     how many bytes the rows that are kept may have, empty for no limit
 * @param profile         whether the answer says how long each phase took
 * @param cache           whether the result may come from the cache, empty for as the cache is set
 */
record QueryRequest(String query, ObjectNode bindVars, int batchSize, boolean count, Duration ttl, boolean stream,
                    boolean allowRetry, boolean fullCount, boolean failOnWarning, int maxWarningCount,
                    Optional<Duration> maxRuntime, OptionalLong memoryLimit, boolean profile, Optional<Boolean> cache) {
    private static final int BATCH = 1000;
    private static final int TTL_SECONDS = 30;
    private static final int WARNINGS = 10;

    static QueryRequest of(ObjectNode body) {
        JsonNode options = body.path("options");
        boolean stream = Bodies.flag(options, "stream", false);
        return new QueryRequest(query(body), bindVars(body), batchSize(body.path("batchSize")),
                Bodies.flag(body, "count", false) && !stream, seconds(body.path("ttl").asDouble(TTL_SECONDS)), stream,
                Bodies.flag(options, "allowRetry", false), Bodies.flag(options, "fullCount", false),
                Bodies.flag(options, "failOnWarning", false), options.path("maxWarningCount").asInt(WARNINGS),
                Optional.of(options.path("maxRuntime").asDouble(0)).filter(s -> s > 0).map(QueryRequest::seconds),
                memoryLimit(body.path("memoryLimit").asLong(0)), options.path("profile").asInt(0) > 0
                        || options.path("profile").asBoolean(),
                Optional.of(body.path("cache")).filter(JsonNode::isBoolean).map(JsonNode::booleanValue));
    }

    private static OptionalLong memoryLimit(long bytes) {
        return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
    }

    /** The text of a query; 400/1502 without one. */
    static String query(ObjectNode body) {
        JsonNode query = body.path("query");
        if (!query.isTextual() || query.textValue().isBlank()) {
            throw new ArangoException(ErrorCode.QUERY_EMPTY);
        }
        return query.textValue();
    }

    private static ObjectNode bindVars(ObjectNode body) {
        JsonNode values = body.path("bindVars");
        if (values.isMissingNode() || values.isNull()) {
            return Json.object();
        }
        if (!values.isObject()) {
            throw new ArangoException(ErrorCode.BAD_PARAMETER, "expecting object for <bindVars>");
        }
        return (ObjectNode) values;
    }

    private static int batchSize(JsonNode size) {
        if (size.isMissingNode() || size.isNull()) {
            return BATCH;
        }
        if (!size.isNumber() || size.asInt() < 1) {
            throw new ArangoException(ErrorCode.BAD_PARAMETER, "expecting non-zero value for 'batchSize'");
        }
        return size.asInt();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
    }
}
