package org.arangolab.standin.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFileTest {
    @TempDir
    Path directory;

    private static Path sample(String name) throws URISyntaxException {
        return Path.of(KeyFileTest.class.getResource(name + ".pem").toURI());
    }

    private Path written(String content) throws IOException {
        return Files.writeString(directory.resolve("key.pem"), content);
    }

    private static String block(Path file, String label) throws IOException {
        return Pem.blocks(Files.readString(file)).stream().filter(b -> b.label().equals(label)).findFirst()
                .orElseThrow().text() + "\n";
    }

    @ParameterizedTest
    @CsvSource({"rsa-pkcs8,RSA", "rsa-pkcs1,RSA", "ec-pkcs8,EC", "ec-sec1,EC"})
    void eachFormOfKeyIsRead(String name, String algorithm) throws Exception {
        KeyFile file = KeyFile.read(sample(name));
        assertThat(file.key().getAlgorithm()).isEqualTo(algorithm);
        assertThat(file.chain()).hasSize(1);
    }

    @Test
    void bothFormsOfOneKeyAreTheSameKey() throws Exception {
        assertThat(KeyFile.read(sample("rsa-pkcs1")).key()).isEqualTo(KeyFile.read(sample("rsa-pkcs8")).key());
        assertThat(number("ec-sec1")).isEqualTo(number("ec-pkcs8"));
    }

    private static BigInteger number(String name) throws Exception {
        return ((ECPrivateKey) KeyFile.read(sample(name)).key()).getS();
    }

    @Test
    void keyBeforeCertificateAndParametersBetweenThemAreFine() throws Exception {
        Path sample = sample("ec-sec1");
        Path file = written(block(sample, "EC PRIVATE KEY")
                + "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                + block(sample, "CERTIFICATE") + block(sample("rsa-pkcs8"), "CERTIFICATE"));
        assertThat(KeyFile.read(file).chain()).hasSize(2);
    }

    @Test
    void anEncryptedKeyIsRefusedWithTheRemedy() throws Exception {
        Path file = sample("rsa-encrypted");
        assertThatThrownBy(() -> KeyFile.read(file)).isInstanceOf(KeyFileException.class).hasMessage(
                "cannot read key from '" + file + "': its private key is encrypted; decrypt it with: "
                        + "openssl pkey -in FILE");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        Path file = written(block(sample("ec-sec1"), "CERTIFICATE")
                + "-----BEGIN PRIVATE KEY-----\n" + otherKey() + "\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> KeyFile.read(file)).hasMessage("cannot read key from '" + file
                + "': its private key does not belong to its first certificate");
    }

    private static String otherKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    }

    @Test
    void whatLacksIsNamed() throws Exception {
        Path noKey = written(block(sample("ec-sec1"), "CERTIFICATE"));
        assertThatThrownBy(() -> KeyFile.read(noKey))
                .hasMessage("cannot read key from '" + noKey + "': it holds no private key");
        Path noCertificate = written(block(sample("ec-sec1"), "EC PRIVATE KEY"));
        assertThatThrownBy(() -> KeyFile.read(noCertificate))
                .hasMessage("cannot read certificate from '" + noCertificate + "': it holds no certificate");
        assertThatThrownBy(() -> KeyFile.read(directory)).hasMessage("cannot read '" + directory
                + "': java.io.IOException: Is a directory");
    }

    @ParameterizedTest
    @CsvSource({"3003,it ends too early", "0400,it has the tag 4 instead of 48", "3000,it does not say which curve"})
    void aBrokenOldKeyIsRefused(String hex, String reason) throws Exception {
        byte[] bytes = HexFormat.of().parseHex(hex);
        Path file = written(block(sample("ec-sec1"), "CERTIFICATE") + "-----BEGIN EC PRIVATE KEY-----\n"
                + Base64.getEncoder().encodeToString(bytes) + "\n-----END EC PRIVATE KEY-----\n");
        assertThatThrownBy(() -> KeyFile.read(file))
                .hasMessage("cannot read key from '" + file + "': its ec private key is no EC key: " + reason);
    }
}
