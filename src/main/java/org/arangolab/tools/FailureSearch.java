package org.arangolab.tools;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.arangolab.LabFailureException;

/**
 * Looks for the first line of a log that tells of a failure, {@code … ERROR [8bde3] {backup} …}, in output of any size. Most
 * bytes are never looked at: both words have eight letters with what stands around them, and how far the window may go on
 * follows from its last byte (Horspool 1980, for two words). It goes on where it was, so that it can follow a tool that writes.
 * Not thread-safe.
 */
final class FailureSearch {
    private static final byte[][] WORDS = {" ERROR [".getBytes(StandardCharsets.US_ASCII),
        " FATAL [".getBytes(StandardCharsets.US_ASCII)};
    private static final int LENGTH = 8;
    private static final Pattern WHOLE = Pattern.compile(" (?:ERROR|FATAL) \\[[0-9a-f]{5}\\] ");
    /** What arangoimport writes above the messages that it has collected. */
    private static final String HEADING = "error message(s):";
    private static final int PART = 1 << 20;
    /** A line of a log may hold a stack. */
    private static final int LONGEST = 1 << 16;
    private static final int[] SHIFTS = shifts();

    private final Path file;
    private long from;
    private Optional<String> found = Optional.empty();

    FailureSearch(Path file) {
        this.file = file;
    }

    private static int[] shifts() {
        int[] shifts = new int[256];
        java.util.Arrays.fill(shifts, LENGTH);
        for (byte[] word : WORDS) {
            for (int i = 0; i < LENGTH - 1; i++) {
                shifts[word[i]] = Math.min(shifts[word[i]], LENGTH - 1 - i);
            }
        }
        return shifts;
    }

    /** The line, without blanks around it, in what has been written by now. */
    Optional<String> first() {
        if (found.isPresent() || file.toFile().length() - from < LENGTH) {
            return found;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(from);
            byte[] part = new byte[PART];
            for (int length = in.read(part); length >= LENGTH && found.isEmpty(); length = in.read(part)) {
                found = in(part, length, from, in);
                from += length - (LENGTH - 1);
                in.seek(from);
            }
            return found;
        } catch (IOException e) {
            throw new LabFailureException("cannot read a tool's output, " + file + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> in(byte[] part, int length, long from, RandomAccessFile file) throws IOException {
        int[] shifts = SHIFTS; // the quick compiler would read the field for each byte
        int at = LENGTH - 1;
        while (at < length) {
            byte last = part[at];
            if (last == '[' && isWord(part, at - (LENGTH - 1))) {
                String line = line(file, from + at);
                if (WHOLE.matcher(line).find() && !line.stripTrailing().endsWith(HEADING)) {
                    return Optional.of(line.strip());
                }
            }
            at += shifts[last & 0xff];
        }
        return Optional.empty();
    }

    private static boolean isWord(byte[] part, int from) {
        for (byte[] word : WORDS) {
            if (java.util.Arrays.equals(part, from, from + LENGTH, word, 0, LENGTH)) {
                return true;
            }
        }
        return false;
    }

    /** The line around a place; of one that is very long what is near. */
    private static String line(RandomAccessFile file, long at) throws IOException {
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
        return new String(around, begin, end - begin, StandardCharsets.UTF_8);
    }
}
