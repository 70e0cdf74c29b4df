package org.arangolab.standin.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses answers for clients that ask for it with {@code accept-encoding}.
 *
 * @param threshold {@code --http.compress-response-threshold}: the least bytes that are worth it; 0 for none
 */
public record AnswerCompression(long threshold) {
    /** The answer, compressed if it is large enough and smaller then. */
    public Reply on(RawRequest request, Reply reply) {
        String accepted = request.headers().getOrDefault("accept-encoding", "").toLowerCase(Locale.ROOT);
        boolean gzip = accepted.contains("gzip");
        if (threshold == 0 || reply.body().length < threshold || !gzip && !accepted.contains("deflate")) {
            return reply;
        }
        byte[] packed = packed(reply.body(), gzip);
        return packed.length >= reply.body().length ? reply
                : new Reply(reply.status(), reply.contentType(), reply.headers(), packed)
                        .withHeader("content-encoding", gzip ? "gzip" : "deflate");
    }

    private static byte[] packed(byte[] body, boolean gzip) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = gzip ? new GZIPOutputStream(packed) : new DeflaterOutputStream(packed)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return packed.toByteArray();
    }
}
