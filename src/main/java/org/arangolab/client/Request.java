package org.arangolab.client;

import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request.
 *
 * @param method  upper case
 * @param path    from the slash on, with the query: {@code /_api/version?details=true}
 * @param headers beyond those that the client adds
 * @param body    the body, already JSON text or other bytes
 */
public record Request(String method, String path, Map<String, String> headers, Optional<byte[]> body) {
    /** Copies the headers; a path without its slash gets one. */
    public Request {
        headers = Map.copyOf(headers);
        path = path.startsWith("/") ? path : "/" + path;
    }

    /** Without headers and body. */
    public static Request of(String method, String path) {
        return new Request(method, path, Map.of(), Optional.empty());
    }

    /** With a value as JSON body: maps, lists, numbers, texts; a string is a JSON string. */
    public static Request json(String method, String path, Object body) {
        return new Request(method, path, Map.of(), Optional.of(JsonText.write(body)));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
