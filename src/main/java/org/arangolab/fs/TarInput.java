package org.arangolab.fs;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the plain files of a tar; everything else in it is passed over. Source: as {@link TarOutput}. */
public final class TarInput implements AutoCloseable {
    private static final Pattern RECORD = Pattern.compile("\\d+ (path|size)=(.*)\n");
    private static final int PREFIX_AT = 345;
    private static final int PREFIX = 155;
    private static final int SIZE = 12;

    private final InputStream in;
    private long left;
    private int padding;

    /** Over the bytes of a tar. */
    public TarInput(InputStream in) {
        this.in = in;
    }

    /**
     * Goes on to the next plain file; its name, or empty at the end.
     *
     * @throws IOException when it is cut short or no tar
     */
    public Optional<String> next() throws IOException {
        Optional<String> path = Optional.empty();
        Optional<Long> size = Optional.empty();
        while (true) {
            skip(left + padding);
            byte[] block = in.readNBytes(TarOutput.BLOCK);
            if (block.length < TarOutput.BLOCK) {
                throw new EOFException("it is cut short");
            }
            if (block[0] == 0) {
                return Optional.empty();
            }
            int type = block[TarOutput.TYPE_AT];
            length(size.orElse(number(block)));
            if (type == 'x') {
                String records = new String(in.readNBytes((int) left), StandardCharsets.UTF_8);
                left = 0;
                path = record(records, "path");
                size = record(records, "size").map(Long::parseLong);
            } else if (type == '0' || type == 0) {
                return path.or(() -> Optional.of(name(block)));
            } else {
                path = Optional.empty();
                size = Optional.empty();
            }
        }
    }

    private void length(long size) {
        left = size;
        padding = (int) ((TarOutput.BLOCK - size % TarOutput.BLOCK) % TarOutput.BLOCK);
    }

    private static Optional<String> record(String records, String key) {
        Matcher record = RECORD.matcher(records);
        while (record.find()) {
            if (record.group(1).equals(key)) {
                return Optional.of(record.group(2));
            }
        }
        return Optional.empty();
    }

    private static long number(byte[] block) throws IOException {
        String octal = text(block, TarOutput.SIZE_AT, SIZE).strip();
        try {
            return octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
        } catch (NumberFormatException e) {
            throw new IOException("it is no tar", e);
        }
    }

    private static String name(byte[] block) {
        String prefix = text(block, PREFIX_AT, PREFIX);
        String name = text(block, 0, TarOutput.NAME);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] block, int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0) {
            end++;
        }
        return new String(block, at, end - at, StandardCharsets.UTF_8);
    }

    private void skip(long bytes) throws IOException {
        in.skipNBytes(bytes);
        left = 0;
        padding = 0;
    }

    /** What is in the present file. */
    public InputStream content() {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int at, int length) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int read = in.read(buffer, at, (int) Math.min(length, left));
                if (read < 0) {
                    throw new EOFException("it is cut short");
                }
                left -= read;
                return read;
            }
        };
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
