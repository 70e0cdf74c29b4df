package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.arangolab.standin.http.Json;

/**
 * What is kept of the queries of a database: {@code /_api/query/properties}.
 *
 * @param enabled              whether running queries are listed at all
 * @param trackSlowQueries     whether slow ones are remembered
 * @param trackBindVars        whether lists show the values of bind parameters
 * @param maxSlowQueries       how many slow ones are remembered
 * @param slowQueryThreshold   seconds from which on a query is slow
 * @param slowStreamingQueryThreshold the same for a query whose result is streamed
 * @param maxQueryStringLength how many characters of a query lists show
 */
record QueryTracking(boolean enabled, boolean trackSlowQueries, boolean trackBindVars, int maxSlowQueries,
                     double slowQueryThreshold, double slowStreamingQueryThreshold, int maxQueryStringLength) {
    /** ArangoDB's defaults. */
    static final QueryTracking DEFAULT = new QueryTracking(true, true, true, 64, 10, 10, 4096);
    private static final double NANOS = 1e9;

    boolean isSlow(Duration runTime, boolean streamed) {
        double threshold = streamed ? slowStreamingQueryThreshold : slowQueryThreshold;
        return trackSlowQueries && runTime.toNanos() / NANOS >= threshold;
    }

    /** The same with what is present in a body. */
    QueryTracking changedBy(JsonNode body) {
        return new QueryTracking(Bodies.flag(body, "enabled", enabled),
                Bodies.flag(body, "trackSlowQueries", trackSlowQueries),
                Bodies.flag(body, "trackBindVars", trackBindVars),
                Math.max(0, body.path("maxSlowQueries").asInt(maxSlowQueries)),
                body.path("slowQueryThreshold").asDouble(slowQueryThreshold),
                body.path("slowStreamingQueryThreshold").asDouble(slowStreamingQueryThreshold),
                Math.max(0, body.path("maxQueryStringLength").asInt(maxQueryStringLength)));
    }

    ObjectNode toJson() {
        return Json.object().put("enabled", enabled).put("trackSlowQueries", trackSlowQueries)
                .put("trackBindVars", trackBindVars).put("maxSlowQueries", maxSlowQueries)
                .put("slowQueryThreshold", slowQueryThreshold)
                .put("slowStreamingQueryThreshold", slowStreamingQueryThreshold)
                .put("maxQueryStringLength", maxQueryStringLength);
    }
}
