package org.arangolab.auth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import okhttp3.tls.HeldCertificate;
import org.arangolab.LabFailureException;

/**
 * What {@code --ssl.keyfile} takes: a file with a server's certificate chain and its private key (facts/server.md 1.5).
 *
 * @param keyFile the file
 * @param chain   the server's certificate first
 */
public record ServerCertificate(Path keyFile, List<X509Certificate> chain) {
    private static final Duration LIFE = Duration.ofDays(90);
    /** A clock that is a little behind must not find the certificate too young. */
    private static final Duration SKEW = Duration.ofHours(1);

    /** Copies the chain. */
    public ServerCertificate {
        chain = List.copyOf(chain);
    }

    /**
     * Makes a certificate that is its own authority, for {@code localhost}, {@code 127.0.0.1} and {@code ::1}, valid
     * for 90 days, and writes it with its key into a new file that only this user can read.
     *
     * @throws LabFailureException when the file exists or cannot be written
     */
    public static ServerCertificate selfSigned(Path keyFile) {
        Instant now = Instant.now();
        HeldCertificate made = new HeldCertificate.Builder()
                .ecdsa256()
                .commonName("arangolab")
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName("127.0.0.1")
                .addSubjectAlternativeName("::1")
                .validityInterval(now.minus(SKEW).toEpochMilli(), now.plus(LIFE).toEpochMilli())
                .build();
        write(keyFile, made.certificatePem() + made.privateKeyPkcs8Pem());
        return new ServerCertificate(keyFile, List.of(made.certificate()));
    }

    private static void write(Path file, String pem) {
        Set<StandardOpenOption> fresh = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new LabFailureException("the key file " + file + " cannot be written: " + e, e);
        }
    }

    /**
     * Reads a key file of the user's own.
     *
     * @throws org.arangolab.ConfigException with all that is wrong with it: not readable, no certificate, no key, a key
     *                                       that needs a passphrase or belongs to another certificate, expired
     */
    public static ServerCertificate read(Path keyFile) {
        return new ServerCertificate(keyFile, new KeyFileCheck(PemFile.read("key file", keyFile)).chain());
    }

    /** Trusts this certificate, and the authorities that are in its file. */
    public TlsTrust trust() {
        return new TlsTrust(chain);
    }
}
