package org.arangolab.standin.cluster.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.http.Json;

/**
 * What another server answered.
 *
 * @param status  the HTTP status
 * @param headers names in lower case
 * @param bytes   the body
 */
public record PeerAnswer(int status, Map<String, String> headers, byte[] bytes) {
    /** Copies the headers. */
    public PeerAnswer {
        headers = Map.copyOf(headers);
    }

    /** Where it sends the caller instead, for a redirect. */
    public Optional<String> location() {
        return Optional.ofNullable(headers.get("location"));
    }

    /** Whether it did what it was asked. */
    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The body; an empty object when there is none. */
    public JsonNode json() {
        return bytes.length == 0 ? Json.object() : Json.parse(bytes);
    }
}
