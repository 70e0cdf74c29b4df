package org.arangolab.standin.tools.restore;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The lines of a data file in pieces of whole lines. Not thread-safe. */
final class DataLines implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private byte[] rest = new byte[0];

    private DataLines(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /** Opens a file behind its first bytes. */
    static DataLines open(Path file, long offset) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, BUFFER) : raw;
            in.skipNBytes(offset);
            return new DataLines(file, in);
        } catch (IOException e) {
            raw.close();
            throw damaged(file, e);
        }
    }

    private static IOException damaged(Path file, IOException e) {
        String why = e instanceof EOFException ? "the file ends too early" : e.getMessage();
        return new IOException("cannot read data file '" + file + "': " + why, e);
    }

    /** Whole lines of about so many bytes, at least one; empty at the end of the file. */
    byte[] next(long bytes) throws IOException {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        piece.writeBytes(rest);
        rest = new byte[0];
        int end = lineEnd(piece);
        while (piece.size() < bytes || end == 0) {
            int count = read();
            if (count < 0) {
                return piece.toByteArray();
            }
            piece.write(buffer, 0, count);
            end = lineEnd(buffer, count) < 0 ? end : piece.size() - count + lineEnd(buffer, count) + 1;
        }
        return cut(piece.toByteArray(), end);
    }

    private byte[] cut(byte[] piece, int end) {
        rest = java.util.Arrays.copyOfRange(piece, end, piece.length);
        return java.util.Arrays.copyOf(piece, end);
    }

    private static int lineEnd(ByteArrayOutputStream piece) {
        byte[] bytes = piece.toByteArray();
        return lineEnd(bytes, bytes.length) + 1;
    }

    private static int lineEnd(byte[] bytes, int length) {
        int at = length - 1;
        while (at >= 0 && bytes[at] != '\n') {
            at--;
        }
        return at;
    }

    private int read() throws IOException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
