package org.arangolab.standin.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.arangolab.auth.Secret;
import org.arangolab.auth.SigningKey;
import org.arangolab.auth.TokenSigner;
import org.arangolab.standin.http.RawRequest;
import org.arangolab.standin.server.StartException;
import org.arangolab.standin.server.options.CommandLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path directory;

    private Secrets secrets(String... arguments) {
        List<String> all = new ArrayList<>(List.of("-c", "none"));
        all.addAll(Arrays.asList(arguments));
        return Secrets.from(CommandLine.read(all, name -> null, directory));
    }

    private Secrets folder() {
        return secrets("--server.jwt-secret-folder", directory.toString());
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }

    private static List<String> texts(Secrets secrets) {
        return secrets.all().stream().map(key -> new String(key.content(), StandardCharsets.UTF_8)).toList();
    }

    private static boolean accepts(Secrets secrets, String token) {
        return new Tokens(secrets, Duration.ofHours(1), Clock.systemUTC()).verify(token).isPresent();
    }

    private static String superuser(SigningKey key) {
        return new TokenSigner(Clock.systemUTC()).superuser(key, Duration.ofMinutes(1), List.of()).token().reveal();
    }

    @Test
    void theFirstByNameIsActiveAndWhatIsNoSecretIsIgnored() throws Exception {
        write("b", " second\n");
        write("a", "first");
        write(".hidden", "x");
        write("0.tmp", "x");
        write("00-empty", "");
        Files.createSymbolicLink(directory.resolve("0-link"), directory.resolve("b"));
        Files.createDirectory(directory.resolve("0-directory"));
        assertThat(texts(folder())).containsExactly("first", "second");
    }

    @Test
    void aTokenOutlivesARotationUntilItsSecretIsRemoved() throws Exception {
        SigningKey old = SigningKey.randomHmac();
        SigningKey fresh = SigningKey.randomElliptic();
        write("1", old.fileContent().reveal());
        Secrets secrets = folder();
        String token = superuser(old);
        assertThat(accepts(secrets, token)).isTrue();

        write("0", fresh.fileContent().reveal());
        secrets.reload();
        assertThat(accepts(secrets, token)).isTrue();
        assertThat(accepts(secrets, superuser(fresh))).isTrue();

        Files.delete(directory.resolve("1"));
        secrets.reload();
        assertThat(accepts(secrets, token)).isFalse();
        assertThat(accepts(secrets, superuser(fresh))).isTrue();
    }

    @Test
    void aReloadThatFailsChangesNothing() throws Exception {
        write("a", "first");
        Secrets secrets = folder();
        write("a", "x".repeat(65));
        assertThatThrownBy(secrets::reload).hasMessage("'" + directory.resolve("a")
                + "': the secret for tokens is too long: 65 bytes, at most 64");
        assertThat(texts(secrets)).containsExactly("first");
    }

    @Test
    void bothFileAndFolderAreRefused() {
        assertThatThrownBy(() -> secrets("--server.jwt-secret-folder", "a", "--server.jwt-secret-keyfile", "b"))
                .isInstanceOfSatisfying(StartException.class, e -> assertThat(e.id()).isEqualTo("d3515"))
                .hasMessage("please specify either '--server.jwt-secret-keyfile' or '--server.jwt-secret-folder', "
                        + "but not both");
    }

    @Test
    void anEmptyFolderAndABrokenKeyAreRefused() throws Exception {
        assertThatThrownBy(this::folder)
                .hasMessage("unable to read the secret for tokens: no secret in '" + directory + "'");
        write("k", "-----BEGIN EC PRIVATE KEY-----\n!\n-----END EC PRIVATE KEY-----");
        assertThatThrownBy(this::folder).hasMessage("unable to read the secret for tokens: '" + directory.resolve("k")
                + "': the key for tokens cannot be used: its ec private key is no EC key: Input byte[] "
                + "should at least have 2 bytes for base64 bytes");
    }

    @Test
    void anEllipticKeySignsTokensOfUsers() throws Exception {
        write("k", SigningKey.randomElliptic().fileContent().reveal());
        Secrets secrets = folder();
        String token = new Tokens(secrets, Duration.ofHours(1), Clock.systemUTC()).issue("root", Optional.empty());
        assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8))
                .isEqualTo("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");
        assertThat(accepts(secrets, token)).isTrue();
    }

    @Test
    void tokensOfAnotherAlgorithmIssuerTypeOrTimeAreRefused() throws Exception {
        String text = "s".repeat(64);
        write("k", text);
        Secrets secrets = folder();
        SigningKey key = new SigningKey.Hmac(new Secret(text));
        assertThat(accepts(secrets, superuser(key))).isTrue();
        JwtBuilder claims = Jwts.builder().claim("server_id", "x").issuer("arangodb");
        assertThat(accepts(secrets, claims.signWith(key.key()).compact())).as("without type").isFalse();
        assertThat(accepts(secrets, claims.header().type("JWT").and().signWith(
                new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA512"),
                Jwts.SIG.HS512).compact())).as("other algorithm").isFalse();
        assertThat(accepts(secrets, Jwts.builder().header().type("JWT").and().claim("server_id", "x").issuer("me")
                .signWith(key.key()).compact())).as("other issuer").isFalse();
        assertThat(accepts(secrets, new TokenSigner(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .superuser(key, Duration.ofMinutes(1), List.of()).token().reveal())).as("expired").isFalse();
    }

    @Test
    void aTokenForSomePathsIsGoodForTheseAlone() throws Exception {
        SigningKey key = SigningKey.randomHmac();
        write("k", key.fileContent().reveal());
        Tokens tokens = new Tokens(folder(), Duration.ofHours(1), Clock.systemUTC());
        String token = new TokenSigner(Clock.systemUTC()).superuser(key, Duration.ofMinutes(1),
                List.of("/_api/version")).token().reveal();
        Caller caller = tokens.verify(token).orElseThrow();
        assertThat(caller.within(List.of("_api", "version")).kind()).isEqualTo(Caller.Kind.SUPERUSER);
        assertThat(caller.within(List.of("_api", "version", "x")).kind()).isEqualTo(Caller.Kind.ANONYMOUS);
    }

    @Test
    void onUnixSocketsNobodyIsAskedWhenTheOptionSaysSo() {
        Gate.Demand demand = new Gate.Demand(true, true, false);
        assertThat(demand.of(new RawRequest("GET", "/", "", Map.of(), new byte[0], true))).isFalse();
        assertThat(demand.of(new RawRequest("GET", "/", "", Map.of(), new byte[0], false))).isTrue();
        assertThat(new Gate.Demand(true, true, true).of(new RawRequest("GET", "/", "", Map.of(), new byte[0], true)))
                .isTrue();
    }
}
