package org.arangolab.standin.http.tls;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.HexFormat;
import java.util.Optional;
import org.arangolab.standin.http.Json;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Keys and certificates of a server, and what Jetty makes of them. They can be read again while it runs; connections
 * that are open keep what they have. A server without a TLS endpoint never loads this class. Thread-safe.
 */
public final class ServerTls {
    private static final String NO_PASSWORD = "";

    private final TlsSettings settings;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private volatile Material material;

    /** What was read last. */
    private record Material(KeyFile keyFile, Optional<PemFile> clientCa) {
        static Material read(TlsSettings settings) throws KeyFileException {
            KeyFile keyFile = KeyFile.read(settings.keyFile());
            return new Material(keyFile, settings.clientCa().isPresent()
                    ? Optional.of(PemFile.read(settings.clientCa().get())) : Optional.empty());
        }
    }

    private ServerTls(TlsSettings settings, Material material) throws KeyFileException {
        this.settings = settings;
        this.material = material;
        factory.setSniRequired(false);
        factory.setEndpointIdentificationAlgorithm(null);
        factory.setIncludeProtocols(settings.versions().toArray(String[]::new));
        factory.setNeedClientAuth(settings.clientCa().isPresent());
        configure(factory, material);
    }

    /**
     * Reads the files.
     *
     * @throws KeyFileException that says which one is wrong, and why
     */
    public static ServerTls open(TlsSettings settings) throws KeyFileException {
        return new ServerTls(settings, Material.read(settings));
    }

    private static void configure(SslContextFactory factory, Material material) throws KeyFileException {
        try {
            // The plainest kind of key store: the others spend time on a password that protects nothing here.
            KeyStore keys = KeyStore.getInstance("JKS");
            keys.load(null, null);
            keys.setKeyEntry("server", material.keyFile().key(), NO_PASSWORD.toCharArray(),
                    material.keyFile().chain().toArray(Certificate[]::new));
            factory.setKeyStore(keys);
            factory.setKeyStorePassword(NO_PASSWORD);
            if (material.clientCa().isPresent()) {
                factory.setTrustStore(trusted(material.clientCa().get()));
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new KeyFileException("the keys cannot be used: " + e.getMessage());
        }
    }

    private static KeyStore trusted(PemFile authorities)
            throws KeyFileException, GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        for (Certificate authority : authorities.decoded()) {
            store.setCertificateEntry("ca-" + store.size(), authority);
        }
        return store;
    }

    /**
     * Reads the files again; when they are broken the old ones stay in use.
     *
     * @throws KeyFileException that says which one is wrong, and why
     */
    public synchronized void reload() throws KeyFileException {
        Material fresh = Material.read(settings);
        configure(new SslContextFactory.Server(), fresh);
        try {
            factory.reload(f -> reconfigure(f, fresh));
        } catch (Exception e) {
            throw new KeyFileException("the keys cannot be used: " + e.getMessage());
        }
        material = fresh;
    }

    private static void reconfigure(SslContextFactory factory, Material fresh) {
        try {
            configure(factory, fresh);
        } catch (KeyFileException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** For Jetty. */
    public SslContextFactory.Server factory() {
        return factory;
    }

    /** Whether ALPN prefers HTTP/1.1 to HTTP/2. */
    public boolean http1First() {
        return settings.http1First();
    }

    /** As {@code /_admin/server/tls} shows it: certificates in full, the key by its hash. */
    public ObjectNode description() {
        Material now = material;
        ObjectNode all = Json.object();
        describe(now.keyFile().pem(), all.putObject("keyfile"));
        ObjectNode clientCa = all.putObject("clientCA");
        now.clientCa().ifPresent(authorities -> describe(authorities, clientCa));
        return all;
    }

    private static void describe(PemFile file, ObjectNode target) {
        target.put("sha256", sha256(file.content()));
        ArrayNode certificates = target.putArray("certificates");
        file.certificates().forEach(block -> certificates.add(block.text()));
        file.key().ifPresent(block -> target.put("privateKeySha256", sha256(block.text())));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
