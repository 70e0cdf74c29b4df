package org.arangolab.standin.server;

import java.util.List;
import org.arangolab.standin.http.RawRequest;
import org.arangolab.standin.http.Reply;

/** Cross-origin answers for browsers, and the answer to OPTIONS. */
final class CrossOrigin {
    private static final String METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

    private final List<String> trusted;

    CrossOrigin(List<String> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    Reply options() {
        return new Reply(200, "", java.util.Map.of("allow", METHODS), new byte[0]);
    }

    /** The reply, with the headers a browser wants when it said where its page came from. */
    Reply on(RawRequest request, Reply reply) {
        String origin = request.headers().get("origin");
        if (origin == null) {
            return reply;
        }
        boolean trust = trusted.contains("*") || trusted.contains("all") || trusted.contains(origin);
        Reply plain = reply.withHeader("access-control-allow-origin", origin)
                .withHeader("access-control-allow-credentials", Boolean.toString(trust));
        return request.method().equals("OPTIONS") ? preflight(request, plain) : plain;
    }

    private static Reply preflight(RawRequest request, Reply reply) {
        String wanted = request.headers().getOrDefault("access-control-request-headers", "");
        Reply answered = reply.withHeader("access-control-allow-methods", METHODS)
                .withHeader("access-control-max-age", "1800");
        return wanted.isEmpty() ? answered : answered.withHeader("access-control-allow-headers", wanted);
    }
}
