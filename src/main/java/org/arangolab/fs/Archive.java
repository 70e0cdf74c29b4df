package org.arangolab.fs;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.arangolab.LabFailureException;

/**
 * A kind of archive, by the ending of its name. Packs and unpacks directories; neither links nor empty directories go
 * along.
 */
public enum Archive {
    /** ZIP, as Java writes it. */
    ZIP(".zip") {
        @Override
        void pack(Path directory, List<Path> files, OutputStream out) throws IOException {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Path file : files) {
                    zip.putNextEntry(new ZipEntry(directory.relativize(file).toString()));
                    Files.copy(file, zip);
                }
            }
        }

        @Override
        void unpack(InputStream in, Path directory) throws IOException {
            try (ZipInputStream zip = new ZipInputStream(in)) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (!entry.isDirectory()) {
                        Files.copy(zip, place(directory, entry.getName()));
                    }
                }
            }
        }
    },
    /** A tar in gzip. */
    TAR_GZ(".tar.gz", ".tgz") {
        @Override
        void pack(Path directory, List<Path> files, OutputStream out) throws IOException {
            try (TarOutput tar = new TarOutput(new GZIPOutputStream(out))) {
                for (Path file : files) {
                    tar.add(directory.relativize(file).toString(), file);
                }
            }
        }

        @Override
        void unpack(InputStream in, Path directory) throws IOException {
            try (TarInput tar = new TarInput(new GZIPInputStream(in))) {
                for (Optional<String> name = tar.next(); name.isPresent(); name = tar.next()) {
                    Files.copy(tar.content(), place(directory, name.get()));
                }
            }
        }
    };

    private final List<String> endings;

    Archive(String... endings) {
        this.endings = List.of(endings);
    }

    abstract void pack(Path directory, List<Path> files, OutputStream out) throws IOException;

    abstract void unpack(InputStream in, Path directory) throws IOException;

    /** The kind that the ending of a name tells; empty for any other name. */
    public static Optional<Archive> of(Path file) {
        String name = file.getFileName().toString();
        return Arrays.stream(values()).filter(kind -> kind.endings.stream().anyMatch(name::endsWith)).findFirst();
    }

    /**
     * Packs all files below a directory into a new archive. One that fails leaves none.
     *
     * @throws LabFailureException when a file cannot be read or the archive cannot be written
     */
    public void pack(Path directory, Path archive) {
        Path unfinished = archive.resolveSibling(archive.getFileName() + ".tmp");
        try (Stream<Path> below = Files.walk(directory)) {
            List<Path> files = below.filter(Files::isRegularFile).sorted().toList();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                pack(directory, files, out);
            }
            Files.move(unfinished, archive, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            forget(unfinished, e);
            throw new LabFailureException("cannot pack " + directory + " into " + archive + ": "
                    + Workspace.reason(e), e);
        }
    }

    private static void forget(Path unfinished, IOException cause) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /**
     * Unpacks an archive into a directory.
     *
     * @throws LabFailureException when it is damaged, or a name in it leads out of the directory
     */
    public void unpack(Path archive, Path directory) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive))) {
            Files.createDirectories(directory);
            unpack(in, directory);
        } catch (IOException e) {
            throw new LabFailureException("cannot unpack " + archive + ": " + Workspace.reason(e), e);
        }
    }

    /** Where a file of this name goes. */
    static Path place(Path directory, String name) throws IOException {
        Path file = directory.resolve(name).normalize();
        if (!file.startsWith(directory.normalize())) {
            throw new IOException("it has a file '" + name + "', which would be outside");
        }
        Files.createDirectories(file.getParent());
        return file;
    }
}
