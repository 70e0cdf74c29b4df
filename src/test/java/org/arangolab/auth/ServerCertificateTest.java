package org.arangolab.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import okhttp3.tls.HeldCertificate;
import org.arangolab.ConfigException;
import org.arangolab.LabFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {
    private static final String REMEDY =
            "--ssl.keyfile takes one PEM file with the certificate chain and the private key";

    @TempDir
    private Path directory;

    private static HeldCertificate certificate(int fromDays, int toDays) {
        Instant now = Instant.now();
        return new HeldCertificate.Builder().commonName("db").validityInterval(
                now.plus(Duration.ofDays(fromDays)).toEpochMilli(), now.plus(Duration.ofDays(toDays)).toEpochMilli())
                .build();
    }

    private Path file(String... parts) throws IOException {
        return Files.writeString(directory.resolve("key.pem"), String.join("", parts));
    }

    private static void refused(Path file, String message) {
        assertThatThrownBy(() -> ServerCertificate.read(file)).isInstanceOf(ConfigException.class)
                .hasMessage("key file " + file + ": " + message);
    }

    @Test
    void madeCertificateIsForTheLoopbackAndReadableByItsOwnerOnly() throws Exception {
        ServerCertificate made = ServerCertificate.selfSigned(directory.resolve("server.pem"));

        assertThat(made.chain()).hasSize(1);
        assertThat(made.chain().get(0).getSubjectAlternativeNames()).extracting(name -> (Object) name.get(1))
                .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(made.chain().get(0).getNotAfter().toInstant()).isAfter(Instant.now().plus(Duration.ofDays(89)));
        assertThat(Files.readString(made.keyFile()))
                .containsSubsequence("-----BEGIN CERTIFICATE-----", "-----BEGIN PRIVATE KEY-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.keyFile()))).isEqualTo("rw-------");
    }

    @Test
    void madeCertificateIsReadBackAsItWas() {
        ServerCertificate made = ServerCertificate.selfSigned(directory.resolve("server.pem"));

        assertThat(ServerCertificate.read(made.keyFile())).isEqualTo(made);
        assertThat(TlsTrust.ofFile(made.keyFile())).isEqualTo(made.trust());
    }

    @Test
    void fileThatExistsIsNotOverwritten() throws IOException {
        Path file = file("precious");

        assertThatThrownBy(() -> ServerCertificate.selfSigned(file)).isInstanceOf(LabFailureException.class).hasMessage(
                "the key file " + file + " cannot be written: java.nio.file.FileAlreadyExistsException: " + file);
        assertThat(file).hasContent("precious");
    }

    @Test
    void missingAndUnreadableFilesAreNamed() {
        refused(directory.resolve("none.pem"), "there is no such file");
        refused(directory, "it is not readable: Is a directory");
    }

    @Test
    void allThatIsMissingIsToldTogether() throws IOException {
        refused(file("no PEM at all"), "2 mistakes\n  no certificate is in it; " + REMEDY
                + "\n  no private key is in it; " + REMEDY);
    }

    @Test
    void keyWithoutCertificate() throws IOException {
        refused(file(certificate(-1, 1).privateKeyPkcs8Pem()), "no certificate is in it; " + REMEDY);
    }

    @Test
    void certificateWithoutKey() throws IOException {
        refused(file(certificate(-1, 1).certificatePem()), "no private key is in it; " + REMEDY);
    }

    @Test
    void expiredAndFutureCertificatesAreToldWithTheirDates() throws IOException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        HeldCertificate old = certificate(-20, -10);
        HeldCertificate young = certificate(10, 20);

        refused(file(old.certificatePem(), old.privateKeyPkcs8Pem()), "its certificate 'CN=db' expired on "
                + today.minusDays(10));
        refused(file(young.certificatePem(), young.privateKeyPkcs8Pem()), "its certificate 'CN=db' is not valid before "
                + today.plusDays(10));
    }

    @Test
    void keyOfAnotherCertificate() throws IOException {
        refused(file(certificate(-1, 1).certificatePem(), certificate(-1, 1).privateKeyPkcs8Pem()),
                "its private key does not belong to its certificate");
    }

    @Test
    void keyWithAPassphrase() throws IOException {
        refused(file(certificate(-1, 1).certificatePem(),
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n"),
                "its private key needs a passphrase, which a server cannot ask for; "
                        + "take it off with: openssl pkey -in FILE");
    }

    @Test
    void brokenCertificateIsCounted() throws IOException {
        Path file = file(certificate(-1, 1).certificatePem(),
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        assertThatThrownBy(() -> ServerCertificate.read(file)).isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("key file " + file + ": its certificate 2 is broken: ");
    }

    @Test
    void trustFileNeedsACertificate() throws IOException {
        Path file = file("nothing");

        assertThatThrownBy(() -> TlsTrust.ofFile(file)).isInstanceOf(ConfigException.class)
                .hasMessage("certificate file " + file
                + ": no certificate is in it; it must hold the certificate of the "
                        + "server, or of the authority that signed it, as PEM");
    }
}
