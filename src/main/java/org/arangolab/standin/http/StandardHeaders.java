package org.arangolab.standin.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** The headers every answer of a single server carries. Source: facts/server.md 3. */
public final class StandardHeaders {
    /** All of them, with the queue time. */
    public static final StandardHeaders SECURE = new StandardHeaders(true);

    private final Map<String, String> headers = new LinkedHashMap<>();

    /** With or without {@code x-arango-queue-time-seconds}, as {@code --http.return-queue-time-header} says. */
    public StandardHeaders(boolean queueTime) {
        headers.put("server", "ArangoDB");
        headers.put("connection", "Keep-Alive");
        headers.put("cache-control", "no-cache, no-store, must-revalidate, pre-check=0, post-check=0, max-age=0, "
                + "s-maxage=0");
        headers.put("content-security-policy", "frame-ancestors 'self'; form-action 'self';");
        headers.put("expires", "0");
        headers.put("pragma", "no-cache");
        headers.put("strict-transport-security", "max-age=31536000 ; includeSubDomains");
        headers.put("x-content-type-options", "nosniff");
        if (queueTime) {
            headers.put("x-arango-queue-time-seconds", "0.000000");
        }
    }

    /** The reply with these headers; its own ones win. */
    public Reply on(Reply reply) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(reply.headers());
        return new Reply(reply.status(), reply.contentType(), all, reply.body());
    }
}
