package org.arangolab.standin.http.vst;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What stands before a chunk's bytes, little-endian: u32 length with this header, u32 number, u64 message id, and where
 * the version has it u64 length of the message. Bit 0 of the number marks the first chunk; the rest of it is the count
 * of chunks then, else the index of this one.
 *
 * @param first         whether it begins a message
 * @param number        the count or the index
 * @param id            of the message
 * @param messageLength of the message; 0 where the version leaves it out
 * @param length        of the chunk's own bytes, without this header
 */
record ChunkHeader(boolean first, int number, long id, long messageLength, int length) {
    /** Without the message's length. */
    static final int SHORT = 16;
    /** With it. */
    static final int LONG = 24;

    /** How many bytes the header has whose first {@link #SHORT} bytes are here. */
    static int size(VstVersion version, ByteBuffer start) {
        int x = start.getInt(Integer.BYTES);
        return version.carriesLength((x & 1) == 1, x >>> 1) ? LONG : SHORT;
    }

    /**
     * Reads a whole header.
     *
     * @throws VstProtocolException when its figures are impossible
     */
    static ChunkHeader read(ByteBuffer in) throws VstProtocolException {
        int size = in.remaining();
        long length = Integer.toUnsignedLong(in.getInt()) - size;
        int x = in.getInt();
        long id = in.getLong();
        long messageLength = size == LONG ? in.getLong() : 0;
        boolean first = (x & 1) == 1;
        if (length <= 0 || length > Integer.MAX_VALUE) {
            throw new VstProtocolException("a chunk of message " + Long.toUnsignedString(id) + " has " + length
                    + " bytes");
        }
        if (x >>> 1 == 0) {
            throw new VstProtocolException("a chunk of message " + Long.toUnsignedString(id) + " has the number " + x);
        }
        return new ChunkHeader(first, x >>> 1, id, messageLength, (int) length);
    }

    /** As it goes over the wire. */
    ByteBuffer bytes(VstVersion version) {
        int size = version.carriesLength(first, number) ? LONG : SHORT;
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(size + length).putInt(number << 1 | (first ? 1 : 0)).putLong(id);
        if (size == LONG) {
            out.putLong(messageLength);
        }
        return out.flip();
    }
}
