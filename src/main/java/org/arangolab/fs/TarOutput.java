package org.arangolab.fs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes a tar of plain files. Source: POSIX.1-2017, pax, "ustar Interchange Format"; a name that does not fit there
 * goes into a pax record in front.
 */
final class TarOutput implements AutoCloseable {
    static final int BLOCK = 512;
    static final int NAME = 100;
    static final int SIZE_AT = 124;
    static final int TYPE_AT = 156;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final long LARGEST = 077777777777L;

    private final OutputStream out;

    TarOutput(OutputStream out) {
        this.out = out;
    }

    void add(String name, Path file) throws IOException {
        long size = Files.size(file);
        boolean plain = name.length() <= NAME && name.chars().allMatch(c -> c < 128) && size <= LARGEST;
        if (!plain) {
            byte[] records = (record("path", name) + record("size", Long.toString(size)))
                    .getBytes(StandardCharsets.UTF_8);
            header("pax", records.length, 'x', 0);
            out.write(records);
            pad(records.length);
        }
        header(plain ? name : "long", Math.min(size, LARGEST), '0', Files.getLastModifiedTime(file).toMillis() / 1000);
        Files.copy(file, out);
        pad(size);
    }

    /** {@code LENGTH KEY=VALUE\n}; the length counts itself. */
    private static String record(String key, String value) {
        int rest = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8).length;
        int length = rest + 1;
        while (length != rest + String.valueOf(length).length()) {
            length = rest + String.valueOf(length).length();
        }
        return length + " " + key + "=" + value + "\n";
    }

    private void header(String name, long size, char type, long time) throws IOException {
        byte[] block = new byte[BLOCK];
        put(block, 0, name);
        put(block, 100, "0000600\0");
        put(block, 108, "0000000\0");
        put(block, 116, "0000000\0");
        put(block, SIZE_AT, String.format("%011o\0", size));
        put(block, 136, String.format("%011o\0", time));
        Arrays.fill(block, CHECKSUM_AT, CHECKSUM_AT + CHECKSUM_LENGTH, (byte) ' ');
        block[TYPE_AT] = (byte) type;
        put(block, 257, "ustar\00000");
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        put(block, CHECKSUM_AT, String.format("%06o\0 ", sum));
        out.write(block);
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private void pad(long size) throws IOException {
        out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }

    /** Two blocks of zeros are the end. */
    @Override
    public void close() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.close();
    }
}
