package org.arangolab.client.vst;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.arangolab.client.link.WrongProtocolException;

/** Puts the chunks of many messages together; for one thread. */
final class Assembly {
    private final Map<Long, Part> parts = new HashMap<>();

    /** A message that is not whole yet. */
    private static final class Part {
        private final ByteArrayOutputStream bytes;
        private final int chunks;
        private int seen;

        Part(int chunks, long length) {
            this.bytes = new ByteArrayOutputStream((int) Math.max(length, 32));
            this.chunks = chunks;
        }
    }

    /**
     * Adds a chunk; answers the message when it was its last.
     *
     * @throws WrongProtocolException when a chunk is missing before it
     */
    Optional<byte[]> add(ChunkFormat.Chunk chunk) throws WrongProtocolException {
        if (chunk.first() && chunk.number() == 1) {
            return Optional.of(chunk.content());
        }
        if (chunk.first()) {
            parts.put(chunk.id(), new Part(chunk.number(), chunk.messageLength()));
        }
        Part part = parts.get(chunk.id());
        if (part == null || !chunk.first() && chunk.number() != part.seen) {
            throw new WrongProtocolException("chunk " + chunk.number() + " of message " + chunk.id()
                    + " came out of order");
        }
        part.bytes.writeBytes(chunk.content());
        part.seen++;
        return part.seen < part.chunks ? Optional.empty() : Optional.of(parts.remove(chunk.id()).bytes.toByteArray());
    }
}
