package org.arangolab.standin.http.vpack;

import java.util.HashMap;
import java.util.Map;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.RawRequest;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.RequestHandler;
import org.arangolab.standin.http.StandardHeaders;

/**
 * Lets a handler that knows JSON only be asked and answer in VelocyPack: by {@code content-type} and {@code accept}.
 * Source: facts/server.md 3.
 */
public final class VelocyPackBodies implements RequestHandler {
    private static final String JSON = "application/json";

    private final RequestHandler handler;

    /** Around a handler. */
    public VelocyPackBodies(RequestHandler handler) {
        this.handler = handler;
    }

    @Override
    public Reply answer(RawRequest request) {
        Reply reply;
        try {
            reply = handler.answer(plain(request));
        } catch (ArangoException e) {
            reply = StandardHeaders.SECURE.on(Reply.error(e.code(), e.getMessage()));
        }
        boolean pack = VelocyPack.named(request.headers().get("accept")) && reply.contentType().startsWith(JSON)
                && reply.body().length > 0;
        return pack ? new Reply(reply.status(), VelocyPack.TYPE, reply.headers(), VelocyPack.ofJson(reply.body()))
                : reply;
    }

    private static RawRequest plain(RawRequest request) {
        if (request.body().length == 0 || !VelocyPack.named(request.headers().get("content-type"))) {
            return request;
        }
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put("content-type", JSON);
        return new RawRequest(request.method(), request.path(), request.query(), headers,
                VelocyPack.toJson(request.body(), 0), request.unixSocket());
    }
}
