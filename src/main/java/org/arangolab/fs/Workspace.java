package org.arangolab.fs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.arangolab.LabFailureException;

/** The directory of one run, {@code RUN}: mode 0700, removed with all that is in it or kept, as its owner decides. */
public final class Workspace {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Path root;

    private Workspace(Path root) {
        this.root = root;
    }

    /**
     * A new run's directory below {@code parent}, named by time and a random part.
     *
     * @throws LabFailureException when it cannot be made, with the reason
     */
    public static Workspace create(Path parent) {
        String name = STAMP.format(LocalDateTime.now()) + "-" + RandomIds.next(5);
        Workspace workspace = new Workspace(parent.toAbsolutePath().normalize().resolve(name));
        workspace.directory("");
        return workspace;
    }

    /** The run's directory. */
    public Path root() {
        return root;
    }

    /**
     * A directory below the root, made when it is missing.
     *
     * @throws LabFailureException when it cannot be made, with the reason
     */
    public Path directory(String relative) {
        Path directory = root.resolve(relative);
        try {
            return Files.createDirectories(directory,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new LabFailureException("cannot create the directory " + directory + ": " + reason(e)
                    + "\n  choose another place with --out DIR or ARANGOLAB_RUNS=DIR", e);
        }
    }

    /**
     * Removes the run's directory with everything in it.
     *
     * @throws LabFailureException when something in it cannot be removed
     */
    public void remove() {
        remove(root);
    }

    /**
     * Removes a directory or file with everything in it; links are removed, not followed.
     *
     * @throws LabFailureException when something in it cannot be removed
     */
    public static void remove(Path tree) {
        try {
            Files.walkFileTree(tree, new Remover());
        } catch (IOException e) {
            throw new LabFailureException("cannot remove " + tree + ": " + reason(e), e);
        }
    }

    /** What the system said, without the path that stands in the message already. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException file) {
            return file.getFile() + " is in the way";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return e instanceof FileSystemException ? e.getClass().getSimpleName().replace("Exception", "") + " "
                + e.getMessage() : String.valueOf(e.getMessage());
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        /** What went away by itself, as the files of a dying server do, is no reason to leave the rest. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
