package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.options.Options;

/**
 * Which results of queries are kept; the options {@code query.cache-*} and {@code /_api/query-cache/properties}.
 *
 * @param mode           {@code off}, {@code on} unless a query says no, {@code demand} when a query says yes
 * @param maxResults     most results of a database
 * @param maxResultsSize most bytes of all results of a database
 * @param maxEntrySize   most bytes of one result
 * @param includeSystem  whether queries over system collections are kept, too
 */
public record QueryCacheSettings(String mode, long maxResults, long maxResultsSize, long maxEntrySize,
                                 boolean includeSystem) {
    /** What arangod does without options. */
    public static final QueryCacheSettings DEFAULT = new QueryCacheSettings("off", 128, 268435456, 16777216, false);

    private static final Set<String> MODES = Set.of("off", "on", "demand");

    /** As the options of a server say. */
    public static QueryCacheSettings of(Options options) {
        return new QueryCacheSettings(options.text("query.cache-mode"), options.number("query.cache-entries"),
                options.number("query.cache-entries-max-size"), options.number("query.cache-entry-max-size"),
                options.flag("query.cache-include-system-collections"));
    }

    /** Whether a query takes part, by what it says itself. */
    boolean wants(Optional<Boolean> asked) {
        return mode.equals("on") && asked.orElse(true) || mode.equals("demand") && asked.orElse(false);
    }

    ObjectNode toJson() {
        return Json.object().put("mode", mode).put("maxResults", maxResults).put("maxResultsSize", maxResultsSize)
                .put("maxEntrySize", maxEntrySize).put("includeSystem", includeSystem);
    }

    /** With what a client wants to have otherwise; 400/400 for what cannot be. */
    QueryCacheSettings changedBy(ObjectNode body) {
        String wanted = Bodies.text(body, "mode").orElse(mode);
        if (!MODES.contains(wanted)) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "invalid value for 'mode': " + wanted);
        }
        return new QueryCacheSettings(wanted, number(body, "maxResults", maxResults),
                number(body, "maxResultsSize", maxResultsSize), number(body, "maxEntrySize", maxEntrySize),
                Bodies.flag(body, "includeSystem", includeSystem));
    }

    private static long number(ObjectNode body, String name, long otherwise) {
        JsonNode value = body.path(name);
        return value.isNumber() ? value.asLong() : otherwise;
    }
}
