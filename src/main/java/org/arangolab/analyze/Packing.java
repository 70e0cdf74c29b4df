package org.arangolab.analyze;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bytes are packed, by the mark that they bear. */
enum Packing {
    GZIP(0, 0x1f, 0x8b),
    XZ(0, 0xfd, '7', 'z', 'X', 'Z', 0),
    ZIP(0, 'P', 'K', 3, 4),
    TAR(257, 'u', 's', 't', 'a', 'r'),
    ZSTD(0, 0x28, 0xb5, 0x2f, 0xfd),
    BZIP2(0, 'B', 'Z', 'h'),
    LZ4(0, 0x04, 0x22, 0x4d, 0x18);

    private final int at;
    private final byte[] mark;

    Packing(int at, int... mark) {
        this.at = at;
        this.mark = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            this.mark[i] = (byte) mark[i];
        }
    }

    /** That of bytes which begin so; empty for plain ones. */
    static Optional<Packing> of(byte[] head) {
        return Arrays.stream(values()).filter(packing -> packing.marks(head)).findFirst();
    }

    private boolean marks(byte[] head) {
        int to = at + mark.length;
        return head.length >= to && Arrays.equals(mark, 0, mark.length, head, at, to);
    }

    /** The program that packs so. */
    String program() {
        return name().toLowerCase(Locale.ROOT);
    }
}
