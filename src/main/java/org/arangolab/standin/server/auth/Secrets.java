package org.arangolab.standin.server.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.arangolab.standin.server.ExitCode;
import org.arangolab.standin.server.StartException;
import org.arangolab.standin.server.options.Options;

/**
 * The secrets that tokens are signed with: the first is active, the others only verify. From a file, a folder, the
 * command line, or random. Source: facts/server.md 3.2. Thread-safe.
 */
public final class Secrets {
    private static final int LONGEST = 64;
    private static final int RANDOM_BYTES = 32;

    private final Optional<Path> file;
    private final Optional<Path> folder;
    /** Empty until a random one is needed: the source of randomness is slow to wake. Guarded by this. */
    private List<byte[]> current;

    private Secrets(Optional<Path> file, Optional<Path> folder, List<byte[]> current) {
        this.file = file;
        this.folder = folder;
        this.current = current;
    }

    /**
     * As the options say.
     *
     * @throws StartException when a file cannot be read or a secret is too long
     */
    public static Secrets from(Options options) {
        Optional<Path> file = options.given("server.jwt-secret-keyfile").map(Path::of);
        Optional<Path> folder = options.given("server.jwt-secret-folder").map(Path::of);
        if (file.isPresent() && folder.isPresent()) {
            throw new StartException(ExitCode.FAILED, "d3515",
                    "please specify either '--server.jwt-secret-keyfile' or '--server.jwt-secret-folder', but not both");
        }
        Secrets secrets = new Secrets(file, folder, plain(options));
        try {
            secrets.reload();
        } catch (IOException e) {
            throw new StartException(ExitCode.FAILED, "d3617", "unable to read the secret for tokens: " + e);
        }
        return secrets;
    }

    private static List<byte[]> plain(Options options) {
        byte[] given = options.text("server.jwt-secret").getBytes(StandardCharsets.UTF_8);
        return given.length > 0 ? List.of(checked(given)) : List.of();
    }

    private static byte[] random() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return random;
    }

    /** Whether somebody outside can know the secret. */
    public static boolean configured(Options options) {
        return Stream.of("server.jwt-secret-keyfile", "server.jwt-secret-folder", "server.jwt-secret")
                .anyMatch(name -> options.given(name).isPresent());
    }

    /** Reads file or folder again. */
    public synchronized void reload() throws IOException {
        if (file.isPresent()) {
            current = List.of(read(file.get()));
        } else if (folder.isPresent()) {
            current = readAll(folder.get());
        }
    }

    private static List<byte[]> readAll(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(Secrets::counts).sorted().toList();
        }
        List<byte[]> secrets = new ArrayList<>();
        for (Path one : files) {
            byte[] secret = read(one);
            if (secret.length > 0) {
                secrets.add(secret);
            }
        }
        if (secrets.isEmpty()) {
            throw new IOException("no secret in '" + folder + "'");
        }
        return List.copyOf(secrets);
    }

    private static boolean counts(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !name.startsWith(".") && !name.endsWith(".tmp");
    }

    private static byte[] read(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
        return checked(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] checked(byte[] secret) {
        if (secret.length > LONGEST) {
            throw new StartException(ExitCode.FAILED, "9abfc",
                    "the secret for tokens is too long: " + secret.length + " bytes, at most " + LONGEST);
        }
        return secret;
    }

    byte[] active() {
        return all().get(0);
    }

    /** All, the active one first. */
    public synchronized List<byte[]> all() {
        if (current.isEmpty()) {
            current = List.of(random());
        }
        return current;
    }
}
