package org.arangolab.tools;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.arangolab.LabFailureException;

/**
 * Looks for the first line of a log that tells of a failure, {@code … ERROR [8bde3] {backup} …}, in output of any size.
 * Both words have five letters, so that one byte of five is looked at: only near one of their letters can such a word
 * be. It goes on where it was, so that it can follow a tool that writes. Not thread-safe.
 */
final class FailureSearch {
    private static final List<String> WORDS = List.of(" ERROR [", " FATAL [");
    private static final int LETTERS = 5;
    private static final int BRACKET = 7;
    /** A word with the five digits of its id and what closes that. */
    private static final int LENGTH = 15;
    /** What arangoimport writes above the messages that it has collected. */
    private static final String HEADING = "error message(s):";
    /** As much as stays near the processor. */
    private static final int PART = 1 << 16;
    /** A line of a log may hold a stack. */
    private static final int LONGEST = 1 << 16;
    private static final byte[] NEAR = distances();

    private final Path file;
    private long from;
    private Optional<String> found = Optional.empty();

    FailureSearch(Path file) {
        this.file = file;
    }

    /** For each letter how far behind it the bracket of a word may be: bit {@code n} for {@code n} bytes. */
    private static byte[] distances() {
        byte[] near = new byte[256];
        for (String word : WORDS) {
            for (int i = 1; i <= LETTERS; i++) {
                near[word.charAt(i)] |= (byte) (1 << BRACKET - i);
            }
        }
        return near;
    }

    /**
     * Goes along with what has been written by now; a line without an end is left for later.
     *
     * @return how many bytes that were
     */
    long follow() {
        return search(false);
    }

    /** The line, without blanks around it, in what has been written; the last line may have no end. */
    Optional<String> first() {
        search(true);
        return found;
    }

    private long search(boolean ended) {
        long begin = from;
        if (found.isPresent() || file.toFile().length() - from < LENGTH) {
            return 0;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] part = new byte[PART];
            boolean more = true;
            while (more) {
                in.seek(from);
                int length = in.read(part);
                more = length >= LENGTH && in(part, length, in, ended);
            }
            return from - begin;
        } catch (IOException e) {
            throw new LabFailureException("cannot read a tool's output, " + file + ": " + e.getMessage(), e);
        }
    }

    /** Looks through a part; whether it is to go on behind it. */
    private boolean in(byte[] part, int length, RandomAccessFile in, boolean ended) throws IOException {
        int at = next(part, length, 0);
        while (at >= 0) {
            Line line = Line.around(in, from + at);
            if (!line.whole() && !ended) {
                from += at;
                return false;
            }
            if (!line.text().stripTrailing().endsWith(HEADING)) {
                found = Optional.of(line.text().strip());
                return false;
            }
            at = next(part, length, at + 1);
        }
        from += length - LENGTH + 1;
        return true;
    }

    /** Where the next word with its id begins; negative when there is none. */
    private static int next(byte[] part, int length, int begin) {
        byte[] near = NEAR; // the quick compiler would read the field for each byte
        int at = begin;
        int step = LETTERS;
        for (int last = length - 4 * step; at < last; at += 4 * step) {
            if ((near[part[at] & 0xff] | near[part[at + step] & 0xff] | near[part[at + 2 * step] & 0xff]
                    | near[part[at + 3 * step] & 0xff]) != 0) {
                int word = among(part, length, begin, at, at + 4 * step);
                if (word >= 0) {
                    return word;
                }
            }
        }
        return among(part, length, begin, at, length);
    }

    /** The same by the letters from {@code at} on, one of five. */
    private static int among(byte[] part, int length, int begin, int at, int end) {
        for (int letter = at; letter < end; letter += LETTERS) {
            for (int left = NEAR[part[letter] & 0xff]; left != 0; left &= left - 1) {
                int word = letter + Integer.numberOfTrailingZeros(left) - BRACKET;
                if (word >= begin && word + LENGTH <= length && isWord(part, word)) {
                    return word;
                }
            }
        }
        return -1;
    }

    private static boolean isWord(byte[] part, int from) {
        return part[from + BRACKET] == '[' && part[from + LENGTH - 2] == ']' && part[from + LENGTH - 1] == ' '
                && WORDS.contains(new String(part, from, BRACKET + 1, StandardCharsets.ISO_8859_1))
                && hasId(part, from);
    }

    private static boolean hasId(byte[] part, int from) {
        for (int i = from + BRACKET + 1; i < from + LENGTH - 2; i++) {
            if ("0123456789abcdef".indexOf(part[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * A line; of one that is very long what is near.
     *
     * @param whole whether its end has been written, or is too far away to be waited for
     */
    private record Line(String text, boolean whole) {
        static Line around(RandomAccessFile file, long at) throws IOException {
            long from = Math.max(0, at - LONGEST);
            byte[] around = new byte[(int) Math.min(file.length() - from, 2L * LONGEST)];
            file.seek(from);
            file.readFully(around);
            int middle = (int) (at - from);
            int begin = middle;
            while (begin > 0 && around[begin - 1] != '\n') {
                begin--;
            }
            int end = middle;
            while (end < around.length && around[end] != '\n') {
                end++;
            }
            byte[] text = Arrays.copyOfRange(around, begin, end);
            return new Line(new String(text, StandardCharsets.UTF_8), end < around.length || end - middle >= LONGEST);
        }
    }
}
