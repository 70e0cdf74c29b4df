package org.arangolab.standin.cluster.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.arangolab.standin.http.Json;

/**
 * What another server answered.
 *
 * @param status   the HTTP status
 * @param location where it sends the caller instead, for a redirect
 * @param bytes    the body
 */
public record PeerAnswer(int status, Optional<String> location, byte[] bytes) {
    /** Whether it did what it was asked. */
    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The body; an empty object when there is none. */
    public JsonNode json() {
        return bytes.length == 0 ? Json.object() : Json.parse(bytes);
    }
}
