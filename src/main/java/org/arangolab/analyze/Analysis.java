package org.arangolab.analyze;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.arangolab.finding.Finding;
import org.arangolab.log.LogRules;

/**
 * Looks for findings in files, in the files of directories, and in standard input ({@code -}); those that gzip packed are
 * unpacked. What cannot be read is told and passed over.
 */
public final class Analysis {
    /** The name of standard input. */
    public static final String STANDARD_INPUT = "-";

    private static final int BLOCK = 64 * 1024;
    private static final int HEAD = 4096;
    private static final List<byte[]> PACKED = List.of(new byte[]{0x28, (byte) 0xb5, 0x2f, (byte) 0xfd}, new byte[]{(byte) 0xfd, '7', 'z', 'X', 'Z'},
            new byte[]{'B', 'Z', 'h'}, new byte[]{0x04, 0x22, 0x4d, 0x18}, new byte[]{'P', 'K', 3, 4});
    private static final List<String> PACKERS = List.of("zstd", "xz", "bzip2", "lz4", "zip");

    private final LogRules rules;
    private final InputStream input;
    private final Consumer<String> complaints;

    /** Lines of logs that the rules allow are no findings; what cannot be read is told to {@code complaints}. */
    public Analysis(LogRules rules, InputStream input, Consumer<String> complaints) {
        this.rules = rules;
        this.input = input;
        this.complaints = complaints;
    }

    /** All findings in these files and directories; what cannot be read is passed over. */
    public static List<Finding> findings(List<String> names) {
        List<Finding> all = new ArrayList<>();
        new Analysis(LogRules.NONE, InputStream.nullInputStream(), complaint -> { })
                .of(names, file -> all.addAll(file.findings()));
        return all;
    }

    /** Of each of these that can be read, in this order; hands over each as soon as it is read. */
    public int of(List<String> names, Consumer<FileFindings> results) {
        int read = 0;
        for (String name : names) {
            if (name.equals(STANDARD_INPUT)) {
                read += deliver(stream(name, input, true), results);
            } else {
                for (Path file : files(Path.of(name))) {
                    read += deliver(file(file, !Files.isDirectory(Path.of(name))), results);
                }
            }
        }
        return read;
    }

    private static int deliver(Optional<FileFindings> result, Consumer<FileFindings> results) {
        result.ifPresent(results);
        return result.isPresent() ? 1 : 0;
    }

    private List<Path> files(Path named) {
        if (!Files.isDirectory(named)) {
            return List.of(named);
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(named)) {
            all.filter(Files::isRegularFile).sorted().forEach(files::add);
        } catch (IOException | java.io.UncheckedIOException e) {
            complaints.accept(named + ": not all of it can be read: " + e.getMessage());
        }
        return files;
    }

    private Optional<FileFindings> file(Path file, boolean asked) {
        try (InputStream in = Files.newInputStream(file)) {
            return stream(file.toString(), in, asked);
        } catch (IOException e) {
            complaints.accept(file + ": " + reason(e));
            return Optional.empty();
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException ? "no such file" : e instanceof java.nio.file.AccessDeniedException
                ? "permission denied" : String.valueOf(e.getMessage());
    }

    private Optional<FileFindings> stream(String name, InputStream in, boolean asked) {
        Reader reader = new Reader(rules);
        try (LineFeed feed = new LineFeed(reader)) {
            PushbackInputStream ahead = new PushbackInputStream(in, HEAD);
            byte[] head = ahead.readNBytes(HEAD);
            ahead.unread(head);
            boolean zipped = head.length > 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
            Optional<String> obstacle = zipped ? Optional.empty() : obstacle(head);
            if (obstacle.isPresent()) {
                if (asked) {
                    complaints.accept(name + ": " + obstacle.get());
                }
                return Optional.empty();
            }
            String note = zipped ? unpack(ahead, feed) : pump(ahead, feed);
            return Optional.of(reader.end(name, note));
        } catch (IOException e) {
            complaints.accept(name + ": " + reason(e));
            return Optional.empty();
        }
    }

    private static String unpack(InputStream in, LineFeed feed) throws IOException {
        try {
            return pump(new GZIPInputStream(in, BLOCK), feed);
        } catch (EOFException | ZipException e) {
            return "it is cut or damaged: read as far as it can be unpacked";
        }
    }

    private static String pump(InputStream in, LineFeed feed) throws IOException {
        feed.read(in);
        return "";
    }

    /** Why this is no text; a few zero bytes are, in a log whose writer was killed or whose disk was full. */
    private static Optional<String> obstacle(byte[] head) {
        for (int i = 0; i < PACKED.size(); i++) {
            if (startsWith(head, PACKED.get(i))) {
                return Optional.of("packed by " + PACKERS.get(i) + ": unpack it first");
            }
        }
        int zeros = 0;
        for (byte b : head) {
            zeros += b == 0 ? 1 : 0;
        }
        boolean core = startsWith(head, new byte[]{0x7f, 'E', 'L', 'F'});
        return core ? Optional.of("a program or a core, no text: ask gdb, and analyze what it tells")
                : zeros > head.length / 10 && zeros > 8 ? Optional.of("no text") : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, byte[] beginning) {
        return bytes.length >= beginning.length && java.util.Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }
}
