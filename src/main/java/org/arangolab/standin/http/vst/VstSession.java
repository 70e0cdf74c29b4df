package org.arangolab.standin.http.vst;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;
import org.arangolab.standin.http.Admission;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.RawRequest;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.RequestHandler;
import org.arangolab.standin.http.vpack.VelocyPack;

/**
 * The conversation on one connection: logs in once, then asks the same handler as HTTP. Messages must be given in their
 * order; the answers they are turned into may be computed on any thread. Source: facts/server.md 5.6.
 */
final class VstSession {
    private static final int REQUEST = 1;
    private static final int ANSWER = 2;
    private static final int AUTHENTICATION = 1000;

    private final RequestHandler handler;
    private final Admission admission;
    private final boolean unixSocket;
    /** As an HTTP client would send it with each request; empty before a login that succeeds. */
    private String authorization = "";

    VstSession(RequestHandler handler, Admission admission, boolean unixSocket) {
        this.handler = handler;
        this.admission = admission;
        this.unixSocket = unixSocket;
    }

    /** The work that answers a message; logging in is done before this returns. */
    Supplier<VstMessage> receive(VstMessage message) {
        try {
            int size = VelocyPack.sizeOfFirst(message.bytes());
            JsonNode header = Json.parse(VelocyPack.toJson(message.bytes(), 0));
            return switch (header.path(1).asInt()) {
                case REQUEST -> request(message, header, size);
                case AUTHENTICATION -> ready(message, logIn(header));
                default -> throw new ArangoException(ErrorCode.BAD_PARAMETER,
                        "unsupported message type " + header.path(1));
            };
        } catch (ArangoException e) {
            return ready(message, Reply.error(e.code(), e.getMessage()));
        }
    }

    private Supplier<VstMessage> request(VstMessage message, JsonNode header, int size) {
        RawRequest request = VstRequest.read(header, message.bytes(), size, authorization, unixSocket);
        boolean headOnly = request.method().equals("HEAD");
        return () -> packed(message.id(), handler.answer(request), headOnly);
    }

    private static Supplier<VstMessage> ready(VstMessage message, Reply reply) {
        Reply inVelocyPack = new Reply(reply.status(), VelocyPack.TYPE, reply.headers(),
                VelocyPack.ofJson(reply.body()));
        VstMessage answer = packed(message.id(), inVelocyPack, false);
        return () -> answer;
    }

    private Reply logIn(JsonNode header) {
        String candidate = switch (header.path(2).asText()) {
            case "plain" -> "Basic " + Base64.getEncoder().encodeToString(
                    (header.path(3).asText() + ":" + header.path(4).asText()).getBytes(StandardCharsets.UTF_8));
            case "jwt" -> "bearer " + header.path(3).asText();
            default -> "";
        };
        boolean admitted = admission.admits(candidate);
        authorization = admitted ? candidate : "";
        return admitted ? Reply.error(200, 0, "auth successful")
                : Reply.error(ErrorCode.HTTP_UNAUTHORIZED, ErrorCode.HTTP_UNAUTHORIZED.text());
    }

    private static VstMessage packed(long id, Reply reply, boolean headOnly) {
        ArrayNode header = Json.array().add(1).add(ANSWER).add(reply.status());
        ObjectNode meta = header.addObject();
        reply.headers().forEach(meta::put);
        meta.put("content-type", reply.contentType());
        byte[] head = VelocyPack.of(header);
        int length = headOnly ? 0 : reply.body().length;
        byte[] bytes = new byte[head.length + length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(reply.body(), 0, bytes, head.length, length);
        return new VstMessage(id, bytes);
    }
}
