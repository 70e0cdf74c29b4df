package org.arangolab.analyze;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A piece of a stream: lines, of which the last one may have no line feed. Filled by one thread, then looked through by
 * another, then read by the first one; used again and again.
 */
final class Block {
    static final int SIZE = 256 * 1024;
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long FEEDS = ONES * '\n';

    private final byte[] bytes = new byte[SIZE];
    private int filled;
    /** Behind the last complete line, or behind all of it when it is to be read as it is. */
    private int end;
    /** The beginnings of the lines that tell something by themselves. */
    private int[] marks = new int[64];
    private int marked;

    /** Begins anew with what another block has behind its last line. */
    void carry(Block before) {
        filled = before.filled - before.end;
        System.arraycopy(before.bytes, before.end, bytes, 0, filled);
        end = 0;
        marked = 0;
    }

    void clear() {
        filled = 0;
        end = 0;
        marked = 0;
    }

    /** Reads until it is full; answers whether there may be more. What was read before an error is in it. */
    boolean fill(InputStream in) throws IOException {
        int count = 0;
        while (count >= 0 && filled < SIZE) {
            count = in.read(bytes, filled, SIZE - filled);
            filled += Math.max(0, count);
        }
        end = lastFeed() + 1;
        return count >= 0;
    }

    /** Reads to the end of a line, which is of no use, and holds what comes after it; answers whether there is more. */
    boolean skipLine(InputStream in) throws IOException {
        for (int count = in.read(bytes, 0, SIZE); count >= 0; count = in.read(bytes, 0, SIZE)) {
            int feed = next(0, count);
            if (feed < count) {
                filled = count - feed - 1;
                System.arraycopy(bytes, feed + 1, bytes, 0, filled);
                return true;
            }
        }
        return false;
    }

    /** Whether a line is longer than a block. */
    boolean endless() {
        return end == 0 && filled == SIZE;
    }

    /** What is in it is all there is of its last line. */
    void close() {
        end = filled;
    }

    int end() {
        return end;
    }

    /** Finds the lines that tell something by themselves. */
    void mark(Triggers triggers) {
        marked = 0;
        for (int hit = triggers.find(bytes, 0, end); hit >= 0; hit = triggers.find(bytes, next(hit, end), end)) {
            if (marked == marks.length) {
                marks = Arrays.copyOf(marks, 2 * marked);
            }
            marks[marked++] = start(hit);
        }
    }

    /** The first of these lines from there on; the end when there is none. */
    int marked(int from) {
        int found = Arrays.binarySearch(marks, 0, marked, from);
        int index = found >= 0 ? found : -found - 1;
        return index < marked ? marks[index] : end;
    }

    /** The end of the line that this is in: its line feed, or the end of all lines. */
    int lineEnd(int from) {
        return next(from, end);
    }

    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private int lastFeed() {
        int at = filled - 1;
        while (at >= 0 && bytes[at] != '\n') {
            at--;
        }
        return at;
    }

    private int next(int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private int start(int hit) {
        int at = hit;
        while (at > 0 && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    /**
     * How many lines there are between these beginnings of lines; the last one may have no line feed. Eight bytes at
     * once: a byte that is a line feed is zero after the exclusive or, and only then its high bit is left.
     */
    long lines(int from, int to) {
        long count = to > from && bytes[to - 1] != '\n' ? 1 : 0;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long word = (long) WORD.get(bytes, at) ^ FEEDS;
            count += Long.bitCount(~((word & ~HIGHS) + ~HIGHS | word | ~HIGHS));
        }
        for (; at < to; at++) {
            count += bytes[at] == '\n' ? 1 : 0;
        }
        return count;
    }
}
