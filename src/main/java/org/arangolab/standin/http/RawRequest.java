package org.arangolab.standin.http;

import java.util.Map;

/**
 * One request as it came in.
 *
 * @param method     upper case
 * @param path       still percent-encoded, without the query
 * @param query      still encoded, empty for none
 * @param headers    names in lower case
 * @param body       decompressed bytes, empty for none
 * @param unixSocket whether it came through a unix socket
 */
public record RawRequest(String method, String path, String query, Map<String, String> headers, byte[] body,
                         boolean unixSocket) {
    /** Copies the headers. */
    public RawRequest {
        headers = Map.copyOf(headers);
    }

    /** From the network. */
    public RawRequest(String method, String path, String query, Map<String, String> headers, byte[] body) {
        this(method, path, query, headers, body, false);
    }
}
