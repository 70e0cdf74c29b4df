package org.arangolab.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts a stream of bytes into lines. A byte that is not UTF-8 becomes the replacement character; a line beyond the
 * limit is cut and marked, so that memory stays bounded. Not thread-safe.
 */
public final class LineSplitter {
    private static final int LONGEST = 1 << 20;
    private static final String CUT = " … [cut]";

    private final Consumer<String> lines;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(256);
    private boolean cut;

    /** Hands each complete line to the consumer, without line feed and carriage return. */
    public LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    /** More bytes. */
    public void accept(byte[] bytes, int length) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                keep(bytes, start, i);
                flush();
                start = i + 1;
            }
        }
        keep(bytes, start, length);
    }

    /** The end: what came after the last line feed is a line too, unless it is empty. */
    public void end() {
        if (pending.size() > 0) {
            flush();
        }
    }

    /** How many bytes wait for their line feed. */
    public int pending() {
        return pending.size();
    }

    private void keep(byte[] bytes, int from, int to) {
        int room = LONGEST - pending.size();
        int wanted = to - from;
        pending.write(bytes, from, Math.min(wanted, room));
        cut |= wanted > room;
    }

    private void flush() {
        String line = pending.toString(StandardCharsets.UTF_8);
        pending.reset();
        String whole = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        lines.accept(cut ? whole + CUT : whole);
        cut = false;
    }
}
