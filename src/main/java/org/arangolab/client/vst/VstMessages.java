package org.arangolab.client.vst;

import com.arangodb.velocypack.ObjectIterator;
import com.arangodb.velocypack.VPackSlice;
import com.arangodb.velocypack.exception.VPackException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.link.WrongProtocolException;

/**
 * Requests and answers as VelocyStream messages: a head as VelocyPack, then the body. A JSON body goes and comes as
 * VelocyPack, any other as it is; whoever asks sees JSON in both directions, as over HTTP.
 */
final class VstMessages {
    private static final int VERSION = 1;
    private static final int REQUEST = 1;
    private static final int ANSWER = 2;
    private static final Set<String> PACKED = Set.of("", "application/vpack", "application/x-velocypack");

    private VstMessages() {
    }

    static byte[] request(Request request, VstTarget target, VstMethod method) throws IOException {
        Optional<byte[]> packed = packed(request);
        VelocyPackWriter head = new VelocyPackWriter().openArray().value(VERSION).value(REQUEST)
                .value(target.database()).value(method.code()).value(target.path());
        target.writeParameters(head);
        head.openObject();
        meta(request, packed.isPresent()).forEach((name, value) -> head.key(name).value(value));
        return joined(head.close().close().bytes(), packed.or(request::body).orElse(new byte[0]));
    }

    private static Optional<byte[]> packed(Request request) throws IOException {
        boolean json = contentType(request).map(type -> type.startsWith("application/json")).orElse(true);
        return json && request.body().isPresent() ? VelocyPackJson.fromJson(request.body().get()) : Optional.empty();
    }

    private static Optional<String> contentType(Request request) {
        return request.headers().entrySet().stream().filter(h -> h.getKey().equalsIgnoreCase("content-type"))
                .map(Map.Entry::getValue).findFirst();
    }

    /** Without a content type the body is VelocyPack; so a body that is not has one, JSON as over HTTP. */
    private static Map<String, String> meta(Request request, boolean packed) {
        Map<String, String> meta = new LinkedHashMap<>();
        request.headers().forEach((name, value) -> meta.put(name.toLowerCase(Locale.ROOT), value));
        meta.remove("authorization"); // the connection has shown it
        if (packed) {
            meta.remove("content-type");
        } else if (request.body().isPresent()) {
            meta.putIfAbsent("content-type", "application/json");
        }
        return meta;
    }

    private static byte[] joined(byte[] head, byte[] body) {
        byte[] message = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, message, head.length, body.length);
        return message;
    }

    /**
     * Reads an answer.
     *
     * @throws WrongProtocolException when it is none
     */
    static Response answer(Request request, byte[] message, long startNanos) throws IOException {
        try {
            VPackSlice head = new VPackSlice(message);
            if (!head.isArray() || head.getLength() < 3 || head.get(1).getAsInt() != ANSWER) {
                throw new WrongProtocolException("a message that is no answer");
            }
            Map<String, String> headers = headers(head);
            byte[] body = body(message, head.getByteSize(), headers);
            return new Response(request, head.get(2).getAsInt(), headers, body,
                    Duration.ofNanos(System.nanoTime() - startNanos));
        } catch (VPackException | IndexOutOfBoundsException e) {
            throw new WrongProtocolException("a message whose head is not VelocyPack: " + e.getMessage());
        }
    }

    private static Map<String, String> headers(VPackSlice head) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (head.getLength() > 3 && head.get(3).isObject()) {
            for (ObjectIterator fields = new ObjectIterator(head.get(3)); fields.hasNext();) {
                Map.Entry<String, VPackSlice> field = fields.next();
                headers.put(field.getKey().toLowerCase(Locale.ROOT), field.getValue().getAsString());
            }
        }
        return headers;
    }

    private static byte[] body(byte[] message, int from, Map<String, String> headers) throws IOException {
        if (from == message.length) {
            return new byte[0];
        }
        String type = headers.getOrDefault("content-type", "");
        if (!PACKED.contains(type.replaceFirst(";.*", "").strip())) {
            return Arrays.copyOfRange(message, from, message.length);
        }
        headers.put("content-type", "application/json");
        return VelocyPackJson.toJson(message, from);
    }
}
