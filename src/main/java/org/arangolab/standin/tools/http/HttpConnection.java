package org.arangolab.standin.tools.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.arangolab.net.Endpoint;

/**
 * One open connection, HTTP/1.1, one request at a time. Java's own client knows no unix sockets and takes a tenth of a
 * second to load. Not thread-safe.
 */
final class HttpConnection implements AutoCloseable {
    private final Wire wire;
    private final String host;
    private final AnswerReader answers;

    private HttpConnection(Wire wire, String host, AnswerReader answers) {
        this.wire = wire;
        this.host = host;
        this.answers = answers;
    }

    static HttpConnection open(Endpoint endpoint, ConnectionSettings settings) throws IOException {
        Wire wire = Wire.open(endpoint, settings.connectTimeout(), settings.tls());
        String host = endpoint.url().substring(endpoint.url().indexOf("://") + 3);
        return new HttpConnection(wire, host, new AnswerReader(wire.in(), settings.largestAnswer()));
    }

    boolean usable() {
        return answers.keptAlive();
    }

    HttpAnswer exchange(String method, String target, Map<String, String> headers, byte[] body, Duration timeout)
            throws IOException {
        StringBuilder head = new StringBuilder(256).append(method).append(' ').append(target)
                .append(" HTTP/1.1\r\nHost: ").append(host).append("\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream start = new ByteArrayOutputStream(head.length());
        start.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        OutputStream out = wire.out();
        wire.patience(timeout);
        if (body.length < 1 << 14) {
            start.writeBytes(body);
            out.write(start.toByteArray());
        } else {
            out.write(start.toByteArray());
            out.write(body);
        }
        out.flush();
        return answers.read(method);
    }

    @Override
    public void close() {
        try {
            wire.close();
        } catch (IOException e) {
            // The connection is given up; nobody can do anything about a failure to say so.
            return;
        }
    }
}
