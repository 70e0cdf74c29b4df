package org.arangolab.standin.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as a handler sees it: the database prefix already split off, the path decoded and cut into segments.
 *
 * @param method     upper case, {@code GET}
 * @param database   decoded name from {@code /_db/NAME/…}, {@code _system} without a prefix
 * @param segments   decoded path segments after the prefix: {@code [_api, document, users, 17]}
 * @param query      decoded query parameters, last one wins
 * @param headers    names in lower case
 * @param body       raw bytes, empty when there are none
 * @param user       the authenticated user, empty for a superuser token or without authentication
 */
public record Call(String method, String database, List<String> segments, Map<String, String> query,
                   Map<String, String> headers, byte[] body, Optional<String> user) {

    /** The path after the database prefix, {@code /_api/version}; for messages. */
    public String path() {
        return "/" + String.join("/", segments);
    }

    /** A query parameter that is present. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A boolean query parameter as ArangoDB reads it: {@code true}, {@code yes}, {@code on}, {@code y}, {@code 1}. */
    public boolean flag(String name, boolean fallback) {
        String value = query.get(name);
        if (value == null) {
            return fallback;
        }
        return List.of("true", "yes", "on", "y", "1").contains(value.toLowerCase(java.util.Locale.ROOT));
    }

    /** A header that is present; the name in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * The body as JSON.
     *
     * @throws ArangoException 400/600 when it is not one JSON value
     */
    public JsonNode json() {
        return Json.parse(body);
    }
}
