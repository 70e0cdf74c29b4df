package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.options.Options;

/**
 * How documents under a {@code ttl} index are removed; the options {@code ttl.*} and {@code /_api/ttl/properties}.
 *
 * @param frequency            between two runs
 * @param maxTotalRemoves      most documents of one run
 * @param maxCollectionRemoves most documents of one collection in one run
 */
public record ExpirySettings(Duration frequency, long maxTotalRemoves, long maxCollectionRemoves) {
    /** What arangod does without options. */
    public static final ExpirySettings DEFAULT = new ExpirySettings(Duration.ofSeconds(30), 1_000_000, 100_000);

    private static final long LOWEST_FREQUENCY = 1000;

    /** As the options of a server say. */
    public static ExpirySettings of(Options options) {
        return new ExpirySettings(Duration.ofMillis(options.number("ttl.frequency")),
                options.number("ttl.max-total-removes"), options.number("ttl.max-collection-removes"));
    }

    ObjectNode toJson() {
        return Json.object().put("frequency", frequency.toMillis()).put("maxTotalRemoves", maxTotalRemoves)
                .put("maxCollectionRemoves", maxCollectionRemoves).put("onlyLoadedCollections", false)
                .put("active", true);
    }

    /** With what a client wants to have otherwise; 400/10 for a value that cannot be. */
    ExpirySettings changedBy(ObjectNode body) {
        long millis = number(body, "frequency", frequency.toMillis());
        if (millis < LOWEST_FREQUENCY) {
            throw new ArangoException(ErrorCode.BAD_PARAMETER, "too low value for frequency");
        }
        return new ExpirySettings(Duration.ofMillis(millis), number(body, "maxTotalRemoves", maxTotalRemoves),
                number(body, "maxCollectionRemoves", maxCollectionRemoves));
    }

    private static long number(ObjectNode body, String name, long otherwise) {
        JsonNode value = body.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isNumber()) {
            throw new ArangoException(ErrorCode.BAD_PARAMETER, "expecting numeric value for " + name);
        }
        return value.asLong();
    }
}
