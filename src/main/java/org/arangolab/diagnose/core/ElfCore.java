package org.arangolab.diagnose.core;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a core tells of itself in its ELF notes: elf(5), core(5). 64-bit little-endian files only, as x86-64 and ARM64
 * write them.
 *
 * @param pid     of the process, in its own namespace
 * @param command its name, at most 15 bytes
 * @param executable the file that is mapped lowest, which is its executable; empty when that is not told
 * @param cut     whether the file is shorter than its segments: a limit or a full disk has cut it
 */
record ElfCore(long pid, String command, Optional<Path> executable, boolean cut) {
    private static final int HEADER = 64;
    private static final int ENTRY = 56;
    private static final int SEGMENTS = 65_535;
    private static final int CORE_TYPE = 4;
    private static final int NOTE = 4;
    private static final int LOAD = 1;
    private static final int PROCESS_INFO = 3;
    private static final int FILES = 0x46494c45;
    private static final int NOTES = 1 << 20;

    /** Of this file; empty when it is no such core, or cannot be read. */
    static Optional<ElfCore> of(Path file) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            ByteBuffer header = read(in, 0, HEADER);
            if (header.getInt(0) != 0x464c457f || header.get(4) != 2 || header.get(5) != 1
                    || header.getShort(16) != CORE_TYPE) {
                return Optional.empty();
            }
            return segments(in, header);
        } catch (IOException | IndexOutOfBoundsException e) {
            return Optional.empty(); // not readable, or too short for what it says of itself
        }
    }

    private static Optional<ElfCore> segments(RandomAccessFile in, ByteBuffer header) throws IOException {
        long table = header.getLong(32);
        int count = Math.min(SEGMENTS, Short.toUnsignedInt(header.getShort(56)));
        ByteBuffer entries = read(in, table, count * ENTRY);
        boolean cut = false;
        Optional<ElfCore> found = Optional.empty();
        for (int at = 0; at + ENTRY <= entries.limit(); at += ENTRY) {
            int type = entries.getInt(at);
            long offset = entries.getLong(at + 8);
            long size = entries.getLong(at + 32);
            cut |= type == LOAD && offset + size > in.length();
            found = type == NOTE && found.isEmpty() ? notes(read(in, offset, (int) Math.min(size, NOTES))) : found;
        }
        boolean whole = !cut && entries.limit() == count * ENTRY;
        return found.map(core -> new ElfCore(core.pid, core.command, core.executable, !whole));
    }

    /** Name size, description size, type; both are padded to 4 bytes. */
    private static Optional<ElfCore> notes(ByteBuffer notes) {
        Optional<ElfCore> info = Optional.empty();
        Optional<Path> executable = Optional.empty();
        int at = 0;
        while (at + 12 <= notes.limit()) {
            int name = padded(notes.getInt(at));
            int size = notes.getInt(at + 4);
            int type = notes.getInt(at + 8);
            if (name < 0 || size < 0) {
                break;
            }
            int content = at + 12 + name;
            info = type == PROCESS_INFO ? Optional.of(info(notes, content)) : info;
            executable = type == FILES ? firstFile(notes, content, size) : executable;
            at = content + padded(size);
        }
        Optional<Path> mapped = executable;
        return info.map(core -> new ElfCore(core.pid, core.command, mapped, false));
    }

    /** {@code struct elf_prpsinfo}: the pid at 24, the name at 40. */
    private static ElfCore info(ByteBuffer notes, int at) {
        byte[] name = new byte[16];
        notes.get(at + 40, name);
        return new ElfCore(notes.getInt(at + 24), text(name), Optional.empty(), false);
    }

    /** {@code NT_FILE}: a count, the page size, three numbers for each mapping, then the names. */
    private static Optional<Path> firstFile(ByteBuffer notes, int at, int size) {
        long names = 16 + 24 * notes.getLong(at);
        if (names < 16 || names >= size) {
            return Optional.empty();
        }
        byte[] name = new byte[(int) Math.min(4096, size - names)];
        notes.get(at + (int) names, name);
        return Optional.of(text(name)).filter(text -> text.startsWith("/")).map(Path::of);
    }

    private static String text(byte[] terminated) {
        String text = new String(terminated, StandardCharsets.UTF_8);
        return text.substring(0, Math.max(0, text.indexOf('\0')));
    }

    private static int padded(int size) {
        return size + 3 & ~3;
    }

    private static ByteBuffer read(RandomAccessFile in, long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.seek(offset);
        int count = Math.max(0, in.read(bytes));
        return ByteBuffer.wrap(bytes, 0, count).slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
