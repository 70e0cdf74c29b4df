package org.arangolab.standin.http.vst;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/** The chunks of one message that have come. Not thread-safe. */
final class Assembly {
    private final long id;
    private final Map<Integer, byte[]> parts = new TreeMap<>();
    /** Of chunks; 0 until the first chunk has come. */
    private int count;
    /** Of the message, 0 when nobody said it. */
    private long announced;
    private long size;

    Assembly(long id) {
        this.id = id;
    }

    void add(ChunkHeader header, byte[] bytes) throws VstProtocolException {
        if (header.first()) {
            count = header.number();
        }
        announced = Math.max(announced, header.messageLength());
        size += bytes.length;
        int index = header.first() ? 0 : header.number();
        if (parts.put(index, bytes) != null || count > 0 && (index >= count || parts.size() > count)) {
            throw new VstProtocolException("message " + Long.toUnsignedString(id) + " has a chunk " + index
                    + " too many");
        }
        if (complete() && announced > 0 && announced != size) {
            throw new VstProtocolException("message " + Long.toUnsignedString(id) + " has " + size
                    + " bytes and was announced with " + Long.toUnsignedString(announced));
        }
    }

    boolean complete() {
        return count > 0 && parts.size() == count;
    }

    byte[] bytes() {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream((int) size);
        parts.values().forEach(all::writeBytes);
        return all.toByteArray();
    }
}
