package org.arangolab.fs;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** How bytes are packed, by the mark that they bear. */
public enum Packing {
    GZIP(true, 0, 0x1f, 0x8b),
    XZ(true, 0, 0xfd, '7', 'z', 'X', 'Z', 0),
    ZSTD(true, 0, 0x28, 0xb5, 0x2f, 0xfd),
    ZIP(false, 0, 'P', 'K', 3, 4),
    TAR(false, 257, 'u', 's', 't', 'a', 'r'),
    BZIP2(false, 0, 'B', 'Z', 'h'),
    LZ4(false, 0, 0x04, 0x22, 0x4d, 0x18);

    /** So many bytes of the beginning tell it. */
    public static final int HEAD = 512;
    private static final int BLOCK = 64 * 1024;

    private final boolean unpacks;
    private final int at;
    private final byte[] mark;

    Packing(boolean unpacks, int at, int... mark) {
        this.unpacks = unpacks;
        this.at = at;
        this.mark = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            this.mark[i] = (byte) mark[i];
        }
    }

    /** That of bytes which begin so; empty for plain ones. */
    public static Optional<Packing> of(byte[] head) {
        return Arrays.stream(values()).filter(packing -> packing.marks(head)).findFirst();
    }

    private boolean marks(byte[] head) {
        int to = at + mark.length;
        return head.length >= to && Arrays.equals(mark, 0, mark.length, head, at, to);
    }

    /** The program that packs so. */
    public String program() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether {@link #unpack} knows it; archives of several files and some formats are not for it. */
    public boolean unpacks() {
        return unpacks;
    }

    /**
     * The one stream that was packed.
     *
     * @throws IOException when it is not packed so, also later, while it is read
     */
    public InputStream unpack(InputStream in) throws IOException {
        return switch (this) {
            case GZIP -> new GZIPInputStream(in, BLOCK);
            case XZ -> new XZInputStream(in);
            case ZSTD -> checked(new ZstdInputStream(in));
            default -> throw new IOException("nobody here unpacks " + program());
        };
    }

    /** That library tells damage by unchecked exceptions. */
    private static InputStream checked(InputStream unpacked) {
        return new FilterInputStream(unpacked) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int start, int length) throws IOException {
                try {
                    return super.read(bytes, start, length);
                } catch (RuntimeException e) {
                    throw new IOException("it is cut or damaged: " + e.getMessage(), e);
                }
            }
        };
    }
}
