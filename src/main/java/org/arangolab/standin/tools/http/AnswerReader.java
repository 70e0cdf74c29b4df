package org.arangolab.standin.tools.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads the answers of one connection, HTTP/1.1. */
final class AnswerReader {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 1 << 20;

    private final InputStream in;
    private final long largest;
    private boolean keptAlive = true;

    AnswerReader(InputStream in, long largest) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.largest = largest;
    }

    /** Whether another request may follow. */
    boolean keptAlive() {
        return keptAlive;
    }

    HttpAnswer read(String method) throws IOException {
        String[] status = line().split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/")) {
            throw new IOException("the answer is not HTTP: " + String.join(" ", status));
        }
        int code = Integer.parseInt(status[1]);
        Map<String, String> headers = headers();
        boolean none = method.equals("HEAD") || code == 204 || code == 304;
        byte[] body = none ? new byte[0] : body(headers);
        if ("close".equalsIgnoreCase(headers.get("connection"))) {
            keptAlive = false;
        }
        return new HttpAnswer(code, status.length > 2 ? status[2] : "", headers, decoded(headers, body));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks();
        }
        if (headers.containsKey("content-length")) {
            return exactly(Long.parseLong(headers.get("content-length")));
        }
        keptAlive = false;
        return in.readAllBytes();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            String size = line();
            int semicolon = size.indexOf(';');
            long length = Long.parseLong(semicolon < 0 ? size.strip() : size.substring(0, semicolon).strip(), 16);
            if (length == 0) {
                headers();
                return all.toByteArray();
            }
            all.write(exactly(length));
            requirePacket(all.size());
            line();
        }
    }

    private byte[] exactly(long length) throws IOException {
        requirePacket(length);
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw new EOFException("the connection broke after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private void requirePacket(long length) throws IOException {
        if (length > largest) {
            throw new IOException("the answer has more than " + largest + " bytes (--server.max-packet-size)");
        }
    }

    private static byte[] decoded(Map<String, String> headers, byte[] body) throws IOException {
        if (!"gzip".equalsIgnoreCase(headers.get("content-encoding"))) {
            return body;
        }
        try (InputStream zipped = new GZIPInputStream(new ByteArrayInputStream(body), BUFFER)) {
            return zipped.readAllBytes();
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                line.write(c);
            }
            if (line.size() > LONGEST_LINE) {
                throw new IOException("a line of the answer's head is too long");
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
