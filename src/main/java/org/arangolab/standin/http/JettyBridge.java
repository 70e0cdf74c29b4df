package org.arangolab.standin.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Turns Jetty's request into ours, and our reply into Jetty's. Runs on Jetty's threads and blocks them. */
final class JettyBridge extends Handler.Abstract {
    /** Half of the heap at most: a larger body could not be handled anyway. */
    static final long LARGEST_BODY = Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 2);

    private final RequestHandler handler;

    JettyBridge(RequestHandler handler) {
        this.handler = handler;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Map<String, String> headers = headers(request);
        if (request.getLength() > LARGEST_BODY) {
            write(Reply.error(413, 413, "request body too large, at most " + LARGEST_BODY + " bytes"), response,
                    callback);
            return true;
        }
        byte[] raw = raw(request);
        byte[] body;
        try {
            body = ContentCoding.decoded(raw, headers.getOrDefault("content-encoding", ""));
        } catch (IOException e) {
            write(Reply.error(ErrorCode.BAD_PARAMETER, "decoding error: " + e.getMessage()), response, callback);
            return true;
        }
        try {
            write(handler.answer(new RawRequest(request.getMethod(), request.getHttpURI().getPath(),
                    query(request), headers, body, unixSocket(request))), response, callback);
        } catch (CutAnswer cut) {
            cut(cut, request, response, callback);
        }
        return true;
    }

    /** Sends the part, if there is one, and closes the connection under the answer. */
    private static void cut(CutAnswer cut, Request request, Response response, Callback callback) {
        Runnable close = () -> {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.failed(cut);
        };
        if (cut.bytes() == 0) {
            close.run();
            return;
        }
        head(cut.reply(), response);
        response.write(false, ByteBuffer.wrap(cut.reply().body(), 0, cut.bytes()), Callback.from(close));
    }

    private static String query(Request request) {
        String query = request.getHttpURI().getQuery();
        return query == null ? "" : query;
    }

    private static Map<String, String> headers(Request request) {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.put(field.getLowerCaseName(), field.getValue() == null ? "" : field.getValue());
        }
        return headers;
    }

    private static byte[] raw(Request request) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            return in.readAllBytes();
        }
    }

    private static boolean unixSocket(Request request) {
        return request.getConnectionMetaData().getLocalSocketAddress() instanceof UnixDomainSocketAddress;
    }

    static void write(Reply reply, Response response, Callback callback) {
        head(reply, response);
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
    }

    private static void head(Reply reply, Response response) {
        response.setStatus(reply.status());
        if (!reply.contentType().isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
        }
        reply.headers().forEach(response.getHeaders()::put);
        if (reply.status() != 204 && reply.status() != 304) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
        }
    }
}
