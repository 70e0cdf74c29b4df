package org.arangolab.standin.cluster.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.arangolab.standin.http.Json;

/**
 * A request of one server to another.
 *
 * @param method  upper case
 * @param path    with query, encoded
 * @param body    bytes of JSON, empty for none
 * @param timeout how long the answer may take
 */
public record PeerRequest(String method, String path, byte[] body, Duration timeout) {
    /** Without a body. */
    public static PeerRequest get(String path, Duration timeout) {
        return new PeerRequest("GET", path, new byte[0], timeout);
    }

    /** With a JSON body. */
    public static PeerRequest post(String path, JsonNode body, Duration timeout) {
        return new PeerRequest("POST", path, Json.bytes(body), timeout);
    }
}
