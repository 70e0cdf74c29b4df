package org.arangolab.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
    private final List<String> lines = new ArrayList<>();
    private final LineSplitter splitter = new LineSplitter(lines::add);

    @Test
    void linesEndWithLineFeedOrTheEnd() {
        accept("one\ntwo\r\n\nlast");
        assertThat(lines).containsExactly("one", "two", "");
        assertThat(splitter.pending()).isEqualTo(4);
        splitter.end();
        splitter.end();
        assertThat(lines).containsExactly("one", "two", "", "last");
    }

    @Test
    void anySplitGivesTheSameLines() {
        byte[] text = "ünï\n\r\n💥 crash\rinside\n\nlast 💥".getBytes(StandardCharsets.UTF_8);
        List<String> whole = split(text, text.length, new Random(0));
        for (int seed = 1; seed < 500; seed++) {
            assertThat(split(text, 1 + seed % 7, new Random(seed))).as("seed %d", seed).isEqualTo(whole);
        }
        assertThat(whole).containsExactly("ünï", "", "💥 crash\rinside", "", "last 💥");
    }

    @Test
    void bytesThatAreNotUtf8BecomeReplacements() {
        byte[] bytes = {'a', (byte) 0xff, 'b', (byte) 0xc3, '\n', 'c', '\n'};
        splitter.accept(bytes, bytes.length);
        assertThat(lines).containsExactly("a\uFFFDb\uFFFD", "c");
    }

    @Test
    void veryLongLineIsCutAndMarkedAndTheNextOneIsWhole() {
        byte[] block = new byte[64 * 1024];
        Arrays.fill(block, (byte) 'x');
        for (int i = 0; i < 40; i++) {
            splitter.accept(block, block.length);
        }
        assertThat(splitter.pending()).isEqualTo(1 << 20);
        accept("\nnext\n");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).hasSize((1 << 20) + " … [cut]".length()).endsWith("x … [cut]");
        assertThat(lines.get(1)).isEqualTo("next");
    }

    @Test
    void onlyTheGivenLengthCounts() {
        splitter.accept("one\ntwo\nthree\n".getBytes(StandardCharsets.UTF_8), 8);
        assertThat(lines).containsExactly("one", "two");
    }

    private void accept(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        splitter.accept(bytes, bytes.length);
    }

    private static List<String> split(byte[] text, int most, Random random) {
        List<String> lines = new ArrayList<>();
        LineSplitter splitter = new LineSplitter(lines::add);
        for (int at = 0; at < text.length;) {
            int end = Math.min(text.length, at + 1 + random.nextInt(most));
            byte[] part = Arrays.copyOfRange(text, at, end);
            splitter.accept(part, part.length);
            at = end;
        }
        splitter.end();
        return lines;
    }
}
