package org.arangolab.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HeldCertificate;
import org.arangolab.auth.ServerCertificate;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Certificates that a test needs and a server would not make for itself. */
final class TestCertificates {
    private TestCertificates() {
    }

    /** In its own key file; valid from and to so many days from now, for one host. */
    static ServerCertificate write(Path file, String host, int fromDays, int toDays) {
        Instant now = Instant.now();
        HeldCertificate made = new HeldCertificate.Builder().ecdsa256().commonName("test")
                .addSubjectAlternativeName(host)
                .validityInterval(now.plus(Duration.ofDays(fromDays)).toEpochMilli(),
                        now.plus(Duration.ofDays(toDays)).toEpochMilli()).build();
        try {
            Files.writeString(file, made.certificatePem() + made.privateKeyPkcs8Pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ServerCertificate(file, List.of(made.certificate()));
    }

    /** As Jetty wants it. */
    static SslContextFactory.Server jetty(ServerCertificate certificate) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(store(certificate));
        tls.setKeyStorePassword("");
        tls.setSniRequired(false);
        return tls;
    }

    /** As sockets want it. */
    static SSLContext context(ServerCertificate certificate) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(certificate), new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore store(ServerCertificate certificate) {
        try {
            HeldCertificate held = HeldCertificate.decode(Files.readString(certificate.keyFile()));
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("key", held.keyPair().getPrivate(), new char[0], new Certificate[] {held.certificate()});
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
