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
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Set;
import org.arangolab.LabFailureException;

/** The directory of one run, {@code RUN}: mode 0700, removed with all that is in it or kept, as its owner decides. */
public final class Workspace {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final Set<PosixFilePermission> EXECUTE = EnumSet.of(PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);

    private final Path root;
    private final String name;
    private final String owner;

    private Workspace(Path root, String name, String owner) {
        this.root = root;
        this.name = name;
        this.owner = owner;
    }

    /**
     * A new run's directory below {@code parent}, named by time and a random part.
     *
     * @throws LabFailureException when it cannot be made, with the reason
     */
    public static Workspace create(Path parent) {
        return draft(parent, String.valueOf(ProcessHandle.current().pid())).publish();
    }

    /**
     * A new run's directory that is still out of sight, {@code .OWNER-…}, until it is {@linkplain #publish()
     * published}: what must be in it from the first moment on is put into it before.
     *
     * @throws LabFailureException when it cannot be made, with the reason
     */
    public static Workspace draft(Path parent, String owner) {
        String name = STAMP.format(LocalDateTime.now()) + "-" + RandomIds.next(5);
        Path runs = parent.toAbsolutePath().normalize();
        Workspace draft = new Workspace(runs.resolve(hidden(owner)), name, owner);
        makeDirectory(draft.root, runs.resolve(name));
        return draft;
    }

    /** The same under its own name. */
    public Workspace publish() {
        Path published = root.resolveSibling(name);
        try {
            Files.move(root, published, StandardCopyOption.ATOMIC_MOVE);
            return new Workspace(published, name, owner);
        } catch (IOException e) {
            throw cannotMake(published, e);
        }
    }

    /** The run's name. */
    public String name() {
        return name;
    }

    private static String hidden(String owner) {
        return "." + owner + "-" + RandomIds.next(5);
    }

    private static void makeDirectory(Path directory, Path told) {
        try {
            Files.createDirectories(directory, OWNER_ONLY_DIRECTORY);
        } catch (IOException e) {
            throw cannotMake(told, e);
        }
    }

    private static LabFailureException cannotMake(Path directory, IOException e) {
        return new LabFailureException("cannot create the directory " + directory + ": " + reason(e)
                + "\n  choose another place with --out DIR or ARANGOLAB_RUNS=DIR", e);
    }

    /**
     * An empty file in the root that only its owner can read; one that is there already stays as it is.
     *
     * @throws LabFailureException when it cannot be made, with the reason
     */
    public Path file(String name) {
        Path file = root.resolve(name);
        try {
            return Files.createFile(file, OWNER_ONLY_FILE);
        } catch (FileAlreadyExistsException e) {
            return file;
        } catch (IOException e) {
            throw new LabFailureException("cannot create the file " + file + ": " + reason(e)
                    + "\n  choose another place with --out DIR or ARANGOLAB_RUNS=DIR", e);
        }
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
        makeDirectory(directory, directory);
        return directory;
    }

    /**
     * Makes an empty file, unless it is there, that nobody can read who cannot read its directory.
     *
     * @throws IOException when it cannot be made
     */
    public static void asPrivateAsItsDirectory(Path file) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file.getParent()));
        permissions.removeAll(EXECUTE);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(permissions));
        } catch (FileAlreadyExistsException e) {
            return; // from a run that was killed between this and the next step
        }
    }

    /**
     * Removes the run's directory with everything in it.
     *
     * @throws LabFailureException when something in it cannot be removed
     */
    public void remove() {
        discard(root, owner);
    }

    /**
     * Removes a run's directory: out of sight in one step first, so that a removal that is cut off leaves no half of a
     * run; somebody else may be at it, too.
     *
     * @param owner who removes it
     * @return false when somebody else has taken it away
     * @throws LabFailureException when something in it cannot be removed
     */
    public static boolean discard(Path run, String owner) {
        Path hidden = run.resolveSibling(hidden(owner));
        try {
            Files.move(run, hidden, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new LabFailureException("cannot remove " + run + ": " + reason(e), e);
        }
        remove(hidden);
        return true;
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
