package org.arangolab.analyze;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds in bytes the words that a line must have to tell something by itself, so that all others need not be decoded;
 * {@code triggers.txt} has them. By the way of Wu and Manber: what the last two bytes of a window cannot end is jumped
 * over. Immutable.
 */
final class Triggers {
    private static final int WINDOW = 4;
    private static final List<String> WORDS = words();

    private final byte[] shift = new byte[1 << 16];
    private final byte[][][] words = new byte[1 << 16][][];

    private static List<String> words() {
        try (InputStream in = Triggers.class.getResourceAsStream("triggers.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines()
                    .filter(line -> line.startsWith("|")).map(line -> line.substring(1, line.length() - 1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the words of the readers cannot be read", e);
        }
    }

    Triggers() {
        Arrays.fill(shift, (byte) (WINDOW - 1));
        for (String word : WORDS) {
            byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
            for (int i = 1; i < WINDOW; i++) {
                int pair = pair(bytes, i);
                shift[pair] = (byte) Math.min(shift[pair], WINDOW - 1 - i);
            }
            int last = pair(bytes, WINDOW - 1);
            List<byte[]> same = new ArrayList<>(words[last] == null ? List.of() : Arrays.asList(words[last]));
            same.add(bytes);
            words[last] = same.toArray(byte[][]::new);
        }
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at - 1] & 0xff) << 8 | bytes[at] & 0xff;
    }

    /** Where the next one begins; -1 when there is none. */
    int find(byte[] bytes, int from, int to) {
        int at = from + WINDOW - 1;
        while (at < to) {
            int pair = pair(bytes, at);
            int step = shift[pair];
            if (step > 0) {
                at += step;
            } else if (begins(words[pair], bytes, at - WINDOW + 1, to)) {
                return at - WINDOW + 1;
            } else {
                at++;
            }
        }
        return -1;
    }

    private static boolean begins(byte[][] candidates, byte[] bytes, int at, int to) {
        for (byte[] word : candidates) {
            if (at + word.length <= to && Arrays.equals(word, 0, word.length, bytes, at, at + word.length)) {
                return true;
            }
        }
        return false;
    }
}
