package org.arangolab.analyze;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.arangolab.ByteSize;
import org.arangolab.fs.Packing;
import org.arangolab.fs.TarInput;

/**
 * Leads to the texts in what may be packed: by gzip, xz or zstd, in a zip or a tar, and these in each other. Nothing is
 * written anywhere, and each part is read once, so that an archive made to burst costs time only, up to a bound.
 */
final class Contents {
    private static final int DEEPEST = 4;
    private static final ByteSize MOST = new ByteSize(64L << 30);
    private static final int BLOCK = 64 * 1024;
    private static final int SHOWN_BYTES = 4096;
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

    private final Texts texts;
    private final Consumer<String> complaints;
    private long left;

    /** Takes each text. */
    interface Texts {
        /** {@code packed} says whether an error of the stream is one of what was packed. */
        void take(String name, InputStream in, boolean packed) throws IOException;
    }

    Contents(Texts texts, Consumer<String> complaints) {
        this.texts = texts;
        this.complaints = complaints;
    }

    /** Of one stream. What is no text is told of one that was {@code asked} for by its name, else passed over. */
    void of(String name, InputStream in, boolean asked) {
        left = MOST.bytes();
        try {
            of(name, in, asked, 0);
        } catch (IOException e) {
            complaints.accept(name + ": " + (e.getMessage() == null ? "it is cut or damaged" : e.getMessage()));
        }
    }

    private void of(String name, InputStream in, boolean asked, int depth) throws IOException {
        BufferedInputStream ahead = new BufferedInputStream(in, BLOCK);
        byte[] head = head(ahead);
        Optional<Packing> packing = Packing.of(head);
        Optional<String> obstacle = packing.isPresent() ? obstacle(packing.get(), depth) : obstacle(head);
        if (obstacle.isPresent()) {
            if (asked) {
                complaints.accept(name + ": " + obstacle.get());
            }
        } else if (packing.isPresent()) {
            unpack(name, packing.get(), ahead, asked, depth + 1);
        } else {
            texts.take(name, ahead, depth > 0);
        }
    }

    private static byte[] head(InputStream in) throws IOException {
        byte[] head = new byte[SHOWN_BYTES];
        int filled = 0;
        in.mark(SHOWN_BYTES);
        try {
            filled = in.readNBytes(head, 0, SHOWN_BYTES);
        } catch (IOException e) {
            filled = 0; // whoever reads on meets it again, and has what came before
        }
        in.reset();
        return Arrays.copyOf(head, filled);
    }

    private static Optional<String> obstacle(Packing packing, int depth) {
        if (depth >= DEEPEST) {
            return Optional.of("packed more than " + DEEPEST + " times over");
        }
        boolean known = packing.unpacks() || packing == Packing.ZIP || packing == Packing.TAR;
        return known ? Optional.empty() : Optional.of("packed by " + packing.program() + ": unpack it first, "
                + packing.program() + " -dc FILE | arangolab analyze -");
    }

    private void unpack(String name, Packing packing, InputStream in, boolean asked, int depth) throws IOException {
        switch (packing) {
            case ZIP -> zip(name, new ZipInputStream(in), depth);
            case TAR -> tar(name, new TarInput(in), depth);
            default -> of(name, bounded(packing.unpack(in)), asked, depth);
        }
    }

    private void zip(String name, ZipInputStream zip, int depth) throws IOException {
        int files = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory()) {
                files++;
                of(name + "!/" + entry.getName(), bounded(zip), false, depth);
            }
        }
        if (files == 0) {
            throw new ZipException("an archive without a file that can be read");
        }
    }

    private void tar(String name, TarInput tar, int depth) throws IOException {
        for (Optional<String> file = tar.next(); file.isPresent(); file = tar.next()) {
            of(name + "!/" + file.get(), bounded(tar.content()), false, depth);
        }
    }

    private InputStream bounded(InputStream unpacked) {
        return new FilterInputStream(unpacked) {
            @Override
            public int read() throws IOException {
                return counted(super.read(), 1);
            }

            @Override
            public int read(byte[] bytes, int at, int length) throws IOException {
                int count = super.read(bytes, at, length);
                return counted(count, count);
            }
        };
    }

    private int counted(int result, int count) throws IOException {
        left -= result < 0 ? 0 : count;
        if (left < 0) {
            throw new IOException("more than " + MOST + " are in it: unpack it, and analyze the files that matter");
        }
        return result;
    }

    /** Why this is no text; a few zero bytes are, in a log whose writer was killed or whose disk was full. */
    private static Optional<String> obstacle(byte[] head) {
        int zeros = 0;
        for (byte b : head) {
            zeros += b == 0 ? 1 : 0;
        }
        boolean program = head.length >= ELF.length && Arrays.equals(ELF, 0, ELF.length, head, 0, ELF.length);
        return program ? Optional.of("a program or a core, no text: ask gdb, and analyze what it tells")
                : zeros > head.length / 10 && zeros > 8 ? Optional.of("no text") : Optional.empty();
    }
}
