package org.arangolab.instance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The constants of an executable: the section {@code .rodata} of a 64-bit little-endian ELF file, where a compiler puts
 * the texts of a program.
 */
final class ReadOnlyData {
    private static final int HEADER = 64;
    private static final int MAGIC = 0x464c457f;
    private static final int LONG_LITTLE_ENDIAN = 0x0102;
    private static final int SHORTEST = 6;
    private static final int LONGEST = 120;
    private static final int BLOCK = 1 << 20;

    private final FileChannel file;
    private final ByteBuffer header;

    private ReadOnlyData(FileChannel file) throws IOException {
        this.file = file;
        this.header = at(0, HEADER);
    }

    /**
     * The texts of one word such as {@code Class::method} or {@code camelCase}; empty when the file is no such
     * executable.
     *
     * @throws IOException when it cannot be read
     */
    static Optional<Set<String>> words(Path executable) throws IOException {
        try (FileChannel file = FileChannel.open(executable)) {
            if (file.size() < HEADER) {
                return Optional.empty();
            }
            ReadOnlyData data = new ReadOnlyData(file);
            return data.isElf() ? data.section(".rodata").map(Collected::words) : Optional.empty();
        }
    }

    private boolean isElf() {
        return header.getInt(0) == MAGIC && (header.getShort(4) & 0xffff) == LONG_LITTLE_ENDIAN;
    }

    private Optional<Collected> section(String wanted) throws IOException {
        long table = header.getLong(0x28);
        int size = header.getShort(0x3a);
        int count = header.getShort(0x3c) & 0xffff;
        ByteBuffer names = entry(table, size, header.getShort(0x3e) & 0xffff);
        for (int i = 0; i < count; i++) {
            ByteBuffer section = entry(table, size, i);
            if (name(names.getLong(0x18) + section.getInt(0), wanted.length() + 1).equals(wanted + '\0')) {
                return Optional.of(collect(section.getLong(0x18), section.getLong(0x20)));
            }
        }
        return Optional.empty();
    }

    private ByteBuffer entry(long table, int size, int index) throws IOException {
        return at(table + (long) size * index, size);
    }

    private String name(long offset, int length) throws IOException {
        return StandardCharsets.US_ASCII.decode(at(offset, length)).toString();
    }

    private ByteBuffer at(long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && file.read(bytes, offset + bytes.position()) >= 0) {
            continue;
        }
        return bytes.flip().limit(bytes.limit());
    }

    private Collected collect(long offset, long length) throws IOException {
        Collected collected = new Collected();
        for (long done = 0; done < length; done += BLOCK) {
            ByteBuffer block = at(offset + done, (int) Math.min(BLOCK, length - done));
            while (block.hasRemaining()) {
                collected.add(block.get());
            }
        }
        return collected;
    }

    /** Cuts bytes into texts that end with a zero, and keeps those that are one word of several parts. */
    private static final class Collected {
        private final Set<String> words = new TreeSet<>();
        private final StringBuilder run = new StringBuilder();
        private boolean spoiled;

        Set<String> words() {
            return words;
        }

        void add(byte next) {
            if (next == 0) {
                if (!spoiled && plausible()) {
                    words.add(run.toString());
                }
                reset();
            } else if (wordly(next)) {
                run.append((char) next);
            } else {
                run.setLength(0);
                spoiled = next >= ' ';
            }
        }

        private void reset() {
            run.setLength(0);
            spoiled = false;
        }

        private static boolean wordly(byte next) {
            return next >= 'a' && next <= 'z' || next >= 'A' && next <= 'Z' || next >= '0' && next <= '9'
                    || next == ':' || next == '_' || next == '-';
        }

        private boolean plausible() {
            if (run.length() < SHORTEST || run.length() > LONGEST || !Character.isLetter(run.charAt(0))) {
                return false;
            }
            for (int i = 1; i < run.length(); i++) {
                boolean hump = Character.isUpperCase(run.charAt(i)) && Character.isLowerCase(run.charAt(i - 1));
                if (hump || run.charAt(i) == ':' && run.charAt(i - 1) == ':') {
                    return true;
                }
            }
            return false;
        }
    }
}
