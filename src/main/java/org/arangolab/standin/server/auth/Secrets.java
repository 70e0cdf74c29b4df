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
 * The keys that tokens are signed with: the first is active, the others only verify. From a file, a folder, the command
 * line, or random. Source: facts/server.md 3.2. Thread-safe.
 */
public final class Secrets {
    private static final int RANDOM_BYTES = 32;

    private final Optional<Path> file;
    private final Optional<Path> folder;
    /** Empty until a random one is needed: the source of randomness is slow to wake. Guarded by this. */
    private List<TokenKey> current;

    private Secrets(Optional<Path> file, Optional<Path> folder, List<TokenKey> current) {
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
                    "please specify either '--server.jwt-secret-keyfile' or '--server.jwt-secret-folder', "
                    + "but not both");
        }
        try {
            Secrets secrets = new Secrets(file, folder, plain(options));
            secrets.reload();
            return secrets;
        } catch (IOException e) {
            throw new StartException(ExitCode.FAILED, "d3617", "unable to read the secret for tokens: "
                    + e.getMessage());
        }
    }

    private static List<TokenKey> plain(Options options) throws IOException {
        byte[] given = options.text("server.jwt-secret").getBytes(StandardCharsets.UTF_8);
        return given.length > 0 ? List.of(TokenKey.of(given)) : List.of();
    }

    private static TokenKey random() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return new TokenKey.Hmac(random);
    }

    /** Whether somebody outside can know the secret. */
    public static boolean configured(Options options) {
        return Stream.of("server.jwt-secret-keyfile", "server.jwt-secret-folder", "server.jwt-secret")
                .anyMatch(name -> options.given(name).isPresent());
    }

    /**
     * Reads file or folder again.
     *
     * @throws IOException when one cannot be used; all keys stay as they were then
     */
    public synchronized void reload() throws IOException {
        if (file.isPresent()) {
            current = List.of(read(file.get()));
        } else if (folder.isPresent()) {
            current = readAll(folder.get());
        }
    }

    private static List<TokenKey> readAll(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(Secrets::counts).sorted().toList();
        }
        List<TokenKey> secrets = new ArrayList<>();
        for (Path one : files) {
            TokenKey key = read(one);
            if (key.content().length > 0) {
                secrets.add(key);
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

    private static TokenKey read(Path file) throws IOException {
        try {
            return TokenKey.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IOException("'" + file + "': " + e.getMessage(), e);
        }
    }

    TokenKey active() {
        return all().get(0);
    }

    /** All, the active one first. */
    public synchronized List<TokenKey> all() {
        if (current.isEmpty()) {
            current = List.of(random());
        }
        return current;
    }
}
