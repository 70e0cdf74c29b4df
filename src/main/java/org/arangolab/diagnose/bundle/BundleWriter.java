package org.arangolab.diagnose.bundle;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.arangolab.ByteSize;
import org.arangolab.LabFailureException;
import org.arangolab.diagnose.Redaction;
import org.arangolab.fs.Workspace;

/**
 * One archive of text files. Secrets are starred; of a long file its end is taken; when the whole would be too large,
 * what comes later is left out. {@code MANIFEST.txt} says what is in it, cut or left out. Readable for its owner only.
 */
public final class BundleWriter implements AutoCloseable {
    private static final ByteSize FILE = new ByteSize(4L << 20);
    private static final ByteSize WHOLE = new ByteSize(64L << 20);
    private static final int SHORTEST_SECRET = 6;

    private final Path target;
    private final List<String> secrets;
    private final ByteSize largestFile;
    private final ByteSize largestWhole;
    private final ZipOutputStream zip;
    private final List<String> manifest = new ArrayList<>();
    private long written;

    /**
     * Into this file, which must not be there; {@code secrets} are texts that must not be in it, beyond what looks like
     * a secret.
     *
     * @throws LabFailureException when it cannot be made
     */
    public BundleWriter(Path target, List<String> secrets) {
        this(target, secrets, FILE, WHOLE);
    }

    BundleWriter(Path target, List<String> secrets, ByteSize largestFile, ByteSize largestWhole) {
        this.target = target;
        this.secrets = secrets.stream().map(String::strip).filter(secret -> secret.length() >= SHORTEST_SECRET)
                .toList();
        this.largestFile = largestFile;
        this.largestWhole = largestWhole;
        try {
            Files.createFile(target, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
            this.zip = new ZipOutputStream(Files.newOutputStream(target));
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** Adds a text. */
    public void text(String name, String text) {
        byte[] bytes = redacted(text).getBytes(StandardCharsets.UTF_8);
        if (written + bytes.length > largestWhole.bytes()) {
            manifest.add("left out  " + name + " (the bundle would be larger than " + largestWhole + ")");
            return;
        }
        try {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
            zip.closeEntry();
            written += bytes.length;
            manifest.add("in        " + name + " (" + new ByteSize(bytes.length) + ")");
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** Adds a file; one that cannot be read is told as such. */
    public void file(String name, Path file) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            long from = Math.max(0, length - largestFile.bytes());
            byte[] bytes = new byte[(int) (length - from)];
            in.seek(from);
            in.readFully(bytes);
            text(name, new String(bytes, StandardCharsets.UTF_8));
            if (from > 0) {
                manifest.add("cut       " + name + " (the last " + largestFile + " of " + new ByteSize(length) + ")");
            }
        } catch (IOException e) {
            manifest.add("left out  " + name + " (" + Workspace.reason(e) + ")");
        }
    }

    /** Says that something is not in it, and why. */
    public void leftOut(String name, String why) {
        manifest.add("left out  " + name + " (" + why.lines().findFirst().orElse("") + ")");
    }

    private String redacted(String text) {
        String seen = text;
        for (String secret : secrets) {
            seen = seen.replace(secret, "*****");
        }
        return Redaction.stars(seen);
    }

    /** Writes the manifest and ends the archive. */
    @Override
    public void close() {
        try (zip) {
            zip.putNextEntry(new ZipEntry("MANIFEST.txt"));
            zip.write((redacted(String.join("\n", manifest)) + "\n").getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private LabFailureException cannotWrite(IOException e) {
        return new LabFailureException("cannot write the bundle " + target + ": " + Workspace.reason(e), e);
    }
}
