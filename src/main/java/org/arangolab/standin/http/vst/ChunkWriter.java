package org.arangolab.standin.http.vst;

import java.nio.ByteBuffer;

/** Cuts messages into chunks of at most 30 KiB, as arangod does. */
final class ChunkWriter {
    /** Most bytes of one chunk, without its header. */
    static final int LARGEST = 30 * 1024 - ChunkHeader.LONG;

    private ChunkWriter() {
    }

    /** The buffers to write, in this order; they share the message's bytes. */
    static ByteBuffer[] chunks(VstVersion version, VstMessage message) {
        int total = message.bytes().length;
        int count = Math.max(1, (total + LARGEST - 1) / LARGEST);
        ByteBuffer[] buffers = new ByteBuffer[2 * count];
        for (int i = 0; i < count; i++) {
            int offset = i * LARGEST;
            int length = Math.min(LARGEST, total - offset);
            buffers[2 * i] = new ChunkHeader(i == 0, i == 0 ? count : i, message.id(), total, length).bytes(version);
            buffers[2 * i + 1] = ByteBuffer.wrap(message.bytes(), offset, length);
        }
        return buffers;
    }
}
