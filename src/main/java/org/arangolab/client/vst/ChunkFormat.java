package org.arangolab.client.vst;

import java.io.DataInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.arangolab.client.link.WrongProtocolException;

/** How messages are cut into chunks; all numbers have their lowest byte first (facts/server.md 5.6). */
enum ChunkFormat {
    /** The length of the message stands only in the first of several chunks. */
    VST_1_0("VST/1.0\r\n\r\n"),
    /** The length of the message stands in each chunk. */
    VST_1_1("VST/1.1\r\n\r\n");

    /** Bytes of a message in one chunk, as the official drivers have it. */
    static final int CONTENT = 30_000;
    private static final int SHORT_HEADER = 16;
    private static final int LONG_HEADER = 24;
    private static final long LONGEST_MESSAGE = 1L << 30;
    /** What the first four bytes of an HTTP answer are when they are read as a number. */
    private static final int HTTP = ByteBuffer.wrap("HTTP".getBytes(StandardCharsets.US_ASCII))
            .order(ByteOrder.LITTLE_ENDIAN).getInt();

    private final byte[] greeting;

    ChunkFormat(String greeting) {
        this.greeting = greeting.getBytes(StandardCharsets.US_ASCII);
    }

    /** What a client sends first. */
    byte[] greeting() {
        return greeting.clone();
    }

    /**
     * One chunk.
     *
     * @param id            of its message
     * @param first         whether it is the first of its message
     * @param number        of chunks in the first, else its own from 1 on
     * @param messageLength of the whole message; -1 when the chunk does not tell
     * @param content       its part of the message
     */
    record Chunk(long id, boolean first, int number, long messageLength, byte[] content) {
    }

    /** A message as the bytes of its chunks. */
    byte[] cut(long id, byte[] message) {
        int count = Math.max(1, (message.length + CONTENT - 1) / CONTENT);
        ByteBuffer out = ByteBuffer.allocate(message.length + count * LONG_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            int from = i * CONTENT;
            int length = Math.min(CONTENT, message.length - from);
            boolean tells = tells(i == 0, count);
            out.putInt(length + (tells ? LONG_HEADER : SHORT_HEADER));
            out.putInt(i == 0 ? count << 1 | 1 : i << 1);
            out.putLong(id);
            if (tells) {
                out.putLong(message.length);
            }
            out.put(message, from, length);
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private boolean tells(boolean first, int number) {
        return this == VST_1_1 || first && number > 1;
    }

    /**
     * Reads one chunk.
     *
     * @throws java.io.EOFException   when the other end has closed the connection
     * @throws WrongProtocolException when it is none
     */
    Chunk read(DataInput in) throws IOException {
        int length = Integer.reverseBytes(in.readInt());
        if (length == HTTP) {
            throw new WrongProtocolException("it answers in HTTP");
        }
        int chunkX = Integer.reverseBytes(in.readInt());
        boolean first = (chunkX & 1) == 1;
        int number = chunkX >>> 1;
        boolean tells = tells(first, number);
        int content = length - (tells ? LONG_HEADER : SHORT_HEADER);
        if (content < 0 || content > LONGEST_MESSAGE) {
            throw new WrongProtocolException("a chunk of " + Integer.toUnsignedString(length) + " bytes");
        }
        long id = Long.reverseBytes(in.readLong());
        long messageLength = tells ? Long.reverseBytes(in.readLong()) : -1;
        if (messageLength > LONGEST_MESSAGE) {
            throw new WrongProtocolException("a message of " + messageLength + " bytes");
        }
        byte[] bytes = new byte[content];
        in.readFully(bytes);
        return new Chunk(id, first, number, messageLength, bytes);
    }
}
