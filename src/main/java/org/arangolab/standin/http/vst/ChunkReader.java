package org.arangolab.standin.http.vst;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Puts messages together from chunks, which may be cut anywhere by the network, interleaved with those of other
 * messages, and come in any order. Memory grows with what has come, not with what is announced. Not thread-safe.
 */
final class ChunkReader {
    private final VstVersion version;
    private final long limit;
    private final Consumer<VstMessage> messages;
    private final Map<Long, Assembly> open = new HashMap<>();
    private final ByteBuffer header = ByteBuffer.allocate(ChunkHeader.LONG).order(ByteOrder.LITTLE_ENDIAN);
    private ByteArrayOutputStream body = new ByteArrayOutputStream();
    /** The chunk whose bytes come; null while its header comes. */
    private ChunkHeader current;
    private long held;

    /**
     * For one connection.
     *
     * @param limit    of the bytes of all unfinished messages
     * @param messages is given each message when its last chunk has come
     */
    ChunkReader(VstVersion version, long limit, Consumer<VstMessage> messages) {
        this.version = version;
        this.limit = limit;
        this.messages = messages;
        header.limit(ChunkHeader.SHORT);
    }

    /**
     * Takes all bytes of a buffer.
     *
     * @throws VstProtocolException when they are no chunks; the reader is of no use then
     */
    void feed(ByteBuffer in) throws VstProtocolException {
        while (in.hasRemaining()) {
            if (current == null) {
                feedHeader(in);
            } else {
                feedBody(in);
            }
        }
    }

    private void feedHeader(ByteBuffer in) throws VstProtocolException {
        while (in.hasRemaining() && header.hasRemaining()) {
            header.put(in.get());
        }
        if (!header.hasRemaining() && header.limit() == ChunkHeader.SHORT) {
            header.limit(ChunkHeader.size(version, header));
        }
        if (!header.hasRemaining()) {
            current = ChunkHeader.read(header.flip());
            header.clear().limit(ChunkHeader.SHORT);
        }
    }

    private void feedBody(ByteBuffer in) throws VstProtocolException {
        byte[] part = new byte[Math.min(in.remaining(), current.length() - body.size())];
        in.get(part);
        body.write(part, 0, part.length);
        held += part.length;
        if (held > limit) {
            throw new VstProtocolException("unfinished messages of more than " + limit + " bytes");
        }
        if (body.size() == current.length()) {
            chunkComplete();
        }
    }

    private void chunkComplete() throws VstProtocolException {
        long id = current.id();
        Assembly assembly = open.computeIfAbsent(id, Assembly::new);
        assembly.add(current, body.toByteArray());
        body = new ByteArrayOutputStream();
        current = null;
        if (assembly.complete()) {
            open.remove(id);
            VstMessage message = new VstMessage(id, assembly.bytes());
            held -= message.bytes().length;
            messages.accept(message);
        }
    }
}
