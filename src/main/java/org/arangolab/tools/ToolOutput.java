package org.arangolab.tools;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.arangolab.LabFailureException;

/**
 * A file that takes one of a tool's streams. The tool writes it itself, so that nothing can be lost and nothing can
 * block it; whatever is no UTF-8 is replaced when it is read.
 *
 * @param file it
 */
record ToolOutput(Path file) {
    private static final int PART = 8 << 20;

    /** All of it; of more than 16 MiB the beginning and the end. */
    String text() {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long size = in.length();
            return size <= 2L * PART ? part(in, 0, size) : ends(in, size);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Without an ellipsis: one letter beyond Latin-1 would double the size of all of it. */
    private String ends(RandomAccessFile in, long size) throws IOException {
        byte[] gap = ("\n... " + (size - 2L * PART) + " bytes are left out here; all of them are in " + file + " ...\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[2 * PART + gap.length];
        in.readFully(all, 0, PART);
        System.arraycopy(gap, 0, all, PART, gap.length);
        in.seek(size - PART);
        in.readFully(all, PART + gap.length, PART);
        return new String(all, StandardCharsets.UTF_8);
    }

    /** The last line that is not blank; empty when there is none. */
    String lastLine() {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long size = in.length();
            long from = Math.max(0, size - 4096);
            return part(in, from, size - from).lines().filter(line -> !line.isBlank()).reduce((a, b) -> b).orElse("");
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** From this byte on. */
    String from(long offset) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            return part(in, offset, Math.min(2L * PART, Math.max(0, in.length() - offset)));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static String part(RandomAccessFile in, long from, long length) throws IOException {
        byte[] bytes = new byte[(int) length];
        in.seek(from);
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private LabFailureException unreadable(IOException e) {
        return new LabFailureException("cannot read a tool's output, " + file + ": " + e.getMessage(), e);
    }
}
