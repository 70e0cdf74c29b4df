package org.arangolab.analyze;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream of bytes into lines for a reader. A line that cannot tell anything is counted and not decoded, unless
 * the reader is in the midst of something. A line beyond the limit is cut, so that memory stays bounded.
 */
final class LineFeed implements AutoCloseable {
    private final Reader reader;
    private final Scouts scouts = new Scouts();

    LineFeed(Reader reader) {
        this.reader = reader;
    }

    /** All of the stream; what came before an error is read, too. */
    void read(InputStream in) throws IOException {
        try {
            blocks(in);
        } finally {
            while (scouts.any()) {
                lines(scouts.back());
            }
        }
    }

    private void blocks(InputStream in) throws IOException {
        Block block = scouts.block();
        boolean more = true;
        while (more) {
            more = filled(block, in);
            boolean endless = more && block.endless();
            if (endless || !more) {
                block.close();
            }
            Block next = scouts.block();
            next.carry(block);
            hand(block, more);
            if (endless) {
                more = next.skipLine(in);
            }
            block = next;
        }
    }

    /** What was read before an error is there; the next call meets the error again. */
    private boolean filled(Block block, InputStream in) throws IOException {
        try {
            return block.fill(in);
        } catch (IOException e) {
            block.close();
            hand(block, true);
            throw e;
        }
    }

    private void hand(Block block, boolean more) {
        if (!more && !scouts.any()) {
            lines(scouts.look(block));
            return;
        }
        scouts.send(block);
        if (scouts.enough()) {
            lines(scouts.back());
        }
    }

    private void lines(Block block) {
        int at = 0;
        while (at < block.end()) {
            if (!reader.hungry()) {
                int start = block.marked(at);
                reader.skip(block.lines(at, start));
                at = start;
            }
            if (at < block.end()) {
                int end = block.lineEnd(at);
                reader.accept(block.text(at, end));
                at = end + 1;
            }
        }
        scouts.giveBack(block);
    }

    @Override
    public void close() {
        scouts.close();
    }
}
