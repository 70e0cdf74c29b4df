package org.arangolab.auth;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.arangolab.LabFailureException;

/**
 * The secrets of a deployment as files that its servers read, mode 0600 in a directory 0700: one key file, or a folder
 * from which a server takes the first by name as active (signs and verifies) and the others as passive (verify only).
 * A rotation is three steps, and after each of them every server is told to read again ({@code POST
 * /_admin/server/jwt}): {@link #introduce}, {@link #activate}, {@link #retire}; no token that was good becomes bad
 * before the last. Source: facts/server.md 3.2. Guarded by its own monitor.
 */
public final class JwtSecrets {
    private static final String ACTIVE = "1-active";
    private static final String NEXT = "2-next";
    private static final String FORMER = "3-former";

    private final Path folder;
    private SigningKey active;
    private Optional<SigningKey> next = Optional.empty();

    private JwtSecrets(Path folder, SigningKey active) {
        this.folder = folder;
        this.active = active;
    }

    /**
     * Writes the first secret into a new folder.
     *
     * @throws LabFailureException when it cannot be written
     */
    public static JwtSecrets create(Path folder, SigningKey first) {
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new LabFailureException("cannot make the directory of the JWT secrets, " + folder + ": "
                    + e.getMessage(), e);
        }
        JwtSecrets secrets = new JwtSecrets(folder, first);
        secrets.write(ACTIVE, first);
        return secrets;
    }

    /** For {@code --server.jwt-secret-folder}. */
    public Path folder() {
        return folder;
    }

    /** For {@code --server.jwt-secret-keyfile}. */
    public Path keyfile() {
        return folder.resolve(ACTIVE);
    }

    /** What signs now. */
    public synchronized SigningKey active() {
        return active;
    }

    /** First step: the new secret verifies too. */
    public synchronized void introduce(SigningKey key) {
        write(NEXT, key);
        next = Optional.of(key);
    }

    /**
     * Second step: the new secret signs, the old one verifies still.
     *
     * @throws IllegalStateException when none was introduced
     */
    public synchronized void activate() {
        SigningKey key = next.orElseThrow(() -> new IllegalStateException("no secret was introduced"));
        move(ACTIVE, FORMER);
        move(NEXT, ACTIVE);
        active = key;
        next = Optional.empty();
    }

    /** Third step: tokens of the old secret are refused. */
    public synchronized void retire() {
        try {
            Files.deleteIfExists(folder.resolve(FORMER));
        } catch (IOException e) {
            throw new LabFailureException("cannot remove " + folder.resolve(FORMER) + ": " + e.getMessage(), e);
        }
    }

    /** A secret that is only a key file: the new one takes its place at once. */
    public synchronized void replace(SigningKey key) {
        write(NEXT, key);
        move(NEXT, ACTIVE);
        active = key;
    }

    private void write(String name, SigningKey key) {
        Path file = folder.resolve(name);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, key.fileContent().reveal(), StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new LabFailureException(file + " appeared while it was written: two labs use one directory", e);
        } catch (IOException e) {
            throw new LabFailureException("cannot write the JWT secret " + file + ": " + e.getMessage(), e);
        }
    }

    private void move(String from, String to) {
        try {
            Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LabFailureException("cannot rename the JWT secret " + from + " to " + to + " in " + folder + ": "
                    + e.getMessage(), e);
        }
    }

    /** Names of the secrets' files, for messages. */
    public synchronized List<String> files() {
        List<String> names = new ArrayList<>(List.of(ACTIVE));
        next.ifPresent(key -> names.add(NEXT));
        if (Files.exists(folder.resolve(FORMER))) {
            names.add(FORMER);
        }
        return List.copyOf(names);
    }
}
