package org.arangolab.standin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer: status, headers beyond the standard ones (names in lower case, in order), and the body's bytes.
 *
 * @param status      the HTTP status
 * @param contentType the {@code content-type}
 * @param headers     further headers
 * @param body        bytes, empty for none
 */
public record Reply(int status, String contentType, Map<String, String> headers, byte[] body) {
    private static final String JSON = "application/json; charset=utf-8";

    /** Copies the headers. */
    public Reply {
        headers = Map.copyOf(headers);
    }

    /** A JSON value without the envelope. */
    public static Reply json(int status, JsonNode body) {
        return new Reply(status, JSON, Map.of(), Json.bytes(body));
    }

    /** An object with {@code error:false} and {@code code} added, ArangoDB's envelope of success. */
    public static Reply enveloped(int status, ObjectNode body) {
        return json(status, body.put("error", false).put("code", status));
    }

    /** Plain text. */
    public static Reply text(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** ArangoDB's error envelope. */
    public static Reply error(ErrorCode code, String message) {
        return error(code.status(), code.number(), message);
    }

    /** ArangoDB's error envelope with figures of its own. */
    public static Reply error(int status, int number, String message) {
        return json(status, Json.object().put("code", status).put("error", true)
                .put("errorMessage", message).put("errorNum", number));
    }

    /** The same answer with one more header. */
    public Reply withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, contentType, more, body);
    }
}
