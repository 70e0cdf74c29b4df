package org.arangolab.standin.http.vst;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.vpack.VelocyPack;

/** One connection of a client that speaks VelocyStream, message by message. */
final class VstClient implements AutoCloseable {
    private final Socket socket;
    private final VstVersion version;
    private final Deque<VstMessage> arrived = new ArrayDeque<>();
    private final ChunkReader reader;

    /**
     * An answer.
     *
     * @param id     of the message
     * @param header {@code [1, 2, status, meta]}
     * @param body   null when there is none
     */
    record Answer(long id, JsonNode header, JsonNode body) {
        int status() {
            return header.path(2).asInt();
        }
    }

    VstClient(String host, int port, VstVersion version) throws IOException {
        socket = new Socket(host, port);
        this.version = version;
        reader = new ChunkReader(version, Long.MAX_VALUE, arrived::add);
        socket.getOutputStream().write((version == VstVersion.V1_0 ? "VST/1.0\r\n\r\n" : "VST/1.1\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    void send(long id, String header, String body) throws IOException {
        byte[] head = VelocyPack.ofJson(header.getBytes(StandardCharsets.UTF_8));
        byte[] rest = body.isEmpty() ? new byte[0] : VelocyPack.ofJson(body.getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, all, head.length, rest.length);
        sendRaw(id, all);
    }

    void sendRaw(long id, byte[] message) throws IOException {
        OutputStream out = socket.getOutputStream();
        for (ByteBuffer part : ChunkWriter.chunks(version, new VstMessage(id, message))) {
            out.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
        }
        out.flush();
    }

    /** The next answer, whichever it is; null when the server closed. */
    Answer receive() throws IOException {
        byte[] buffer = new byte[8192];
        while (arrived.isEmpty()) {
            int count = socket.getInputStream().read(buffer);
            if (count < 0) {
                return null;
            }
            reader.feed(ByteBuffer.wrap(buffer, 0, count));
        }
        VstMessage message = arrived.poll();
        int size = VelocyPack.sizeOfFirst(message.bytes());
        JsonNode header = Json.parse(VelocyPack.toJson(message.bytes(), 0));
        return new Answer(message.id(), header, size == message.bytes().length ? null
                : Json.parse(VelocyPack.toJson(message.bytes(), size)));
    }

    Answer ask(String header, String body) throws IOException {
        send(1, header, body);
        return receive();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
