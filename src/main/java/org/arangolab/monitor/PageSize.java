package org.arangolab.monitor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many bytes a page has: {@code /proc/PID/stat} counts in pages, of 4096 bytes or, on some ARM machines, of 64 KiB.
 * The kernel tells each process in its auxiliary vector, getauxval(3).
 */
final class PageSize {
    private static final long USUAL = 4096;
    private static final long AT_PAGESZ = 6;
    private static final long BYTES = read();

    private PageSize() {
    }

    static long bytes() {
        return BYTES;
    }

    private static long read() {
        try {
            ByteBuffer vector = ByteBuffer.wrap(Files.readAllBytes(Path.of("/proc/self/auxv")))
                    .order(ByteOrder.nativeOrder());
            while (vector.remaining() >= 2 * Long.BYTES) {
                long type = vector.getLong();
                long value = vector.getLong();
                if (type == AT_PAGESZ) {
                    return value;
                }
            }
            return USUAL;
        } catch (IOException e) {
            return USUAL; // no /proc: nothing is counted in pages either
        }
    }
}
