package org.arangolab.diagnose.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import org.arangolab.ByteSize;

/** Copies that leave out what is empty: cores are sparse (facts/diagnostics.md 3.2). */
final class SparseCopy {
    private static final int BLOCK = 64 * 1024;
    private static final byte[] EMPTY = new byte[BLOCK];

    private SparseCopy() {
    }

    /**
     * Of a stream into a file.
     *
     * @throws IOException when more than {@code largest} is not empty, too
     */
    static void of(InputStream in, Path target, ByteSize largest) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(target.toFile(), "rw")) {
            byte[] block = new byte[BLOCK];
            long written = 0;
            for (int n = in.readNBytes(block, 0, BLOCK); n > 0; n = in.readNBytes(block, 0, BLOCK)) {
                if (Arrays.equals(block, 0, n, EMPTY, 0, n)) {
                    out.seek(out.getFilePointer() + n);
                } else {
                    written += n;
                    if (written > largest.bytes()) {
                        throw new IOException("it is larger than " + largest);
                    }
                    out.write(block, 0, n);
                }
            }
            out.setLength(out.getFilePointer());
        }
    }
}
