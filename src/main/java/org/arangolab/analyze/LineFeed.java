package org.arangolab.analyze;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Cuts a stream of bytes into lines for a reader. A line that cannot tell anything is counted and not decoded, unless the
 * reader is in the midst of something. A line beyond the limit is cut, so that memory stays bounded.
 */
final class LineFeed {
    private static final int BLOCK = 256 * 1024;
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long FEEDS = ONES * '\n';

    private final Reader reader;
    private final Triggers triggers = new Triggers();
    private final byte[] block = new byte[BLOCK];
    private int filled;
    /** Whether the beginning of this line was read and the rest is too long. */
    private boolean dropping;

    LineFeed(Reader reader) {
        this.reader = reader;
    }

    /** All of the stream. */
    void read(InputStream in) throws IOException {
        for (int n = in.read(block, filled, BLOCK - filled); n >= 0; n = in.read(block, filled, BLOCK - filled)) {
            filled += n;
            lines();
        }
    }

    /** What came after the last line feed is a line too. */
    void end() {
        if (filled > 0 && !dropping) {
            feed(0, filled);
        }
        filled = 0;
    }

    private void lines() {
        int last = lastFeed();
        int from = 0;
        if (last >= 0 && dropping) {
            from = next(0, filled) + 1;
            dropping = false;
        }
        if (last >= from) {
            lines(from, last + 1);
        }
        int rest = last + 1;
        System.arraycopy(block, rest, block, 0, filled - rest);
        filled -= rest;
        if (filled == BLOCK || dropping) {
            if (!dropping) {
                feed(0, filled);
            }
            dropping = true;
            filled = 0;
        }
    }

    private void lines(int from, int to) {
        int at = from;
        while (at < to) {
            if (!reader.hungry()) {
                int hit = triggers.find(block, at, to);
                int start = hit < 0 ? to : start(at, hit);
                reader.skip(feeds(at, start));
                at = start;
            }
            if (at < to) {
                int end = next(at, to);
                feed(at, end);
                at = end + 1;
            }
        }
    }

    private void feed(int from, int to) {
        reader.accept(new String(block, from, to - from, StandardCharsets.UTF_8));
    }

    private int lastFeed() {
        int at = filled - 1;
        while (at >= 0 && block[at] != '\n') {
            at--;
        }
        return at;
    }

    private int next(int from, int to) {
        int at = from;
        while (at < to && block[at] != '\n') {
            at++;
        }
        return at;
    }

    private int start(int from, int hit) {
        int at = hit;
        while (at > from && block[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    /** Eight bytes at once: a byte that is a line feed is zero after the exclusive or, and only then its high bit is left. */
    private long feeds(int from, int to) {
        long count = 0;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long word = (long) WORD.get(block, at) ^ FEEDS;
            count += Long.bitCount(~((word & ~HIGHS) + ~HIGHS | word | ~HIGHS));
        }
        for (; at < to; at++) {
            count += block[at] == '\n' ? 1 : 0;
        }
        return count;
    }
}
