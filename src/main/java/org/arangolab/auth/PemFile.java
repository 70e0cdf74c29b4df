package org.arangolab.auth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.ConfigException;

/**
 * The blocks of a PEM file, RFC 7468.
 *
 * @param subject what the file is and its path, for messages
 * @param blocks  all blocks in their order
 */
record PemFile(String subject, List<Block> blocks) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /** One block: its label, {@code CERTIFICATE}, and its bytes, in Base64 or, for old encrypted keys, with headers. */
    record Block(String label, String content) {
        byte[] bytes() {
            return Base64.getMimeDecoder().decode(content.strip());
        }

        boolean isKey() {
            return label.endsWith("PRIVATE KEY");
        }

        boolean isEncrypted() {
            return label.startsWith("ENCRYPTED") || content.contains("Proc-Type: 4,ENCRYPTED");
        }
    }

    /**
     * Reads a file.
     *
     * @param what what the file is: {@code key file}
     * @throws ConfigException when it cannot be read
     */
    static PemFile read(String what, Path file) {
        String subject = what + " " + file;
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text(subject, file));
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return new PemFile(subject, blocks);
    }

    private static String text(String subject, Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1); // any bytes: PEM itself is ASCII
        } catch (NoSuchFileException e) {
            throw new ConfigException(subject + ": there is no such file");
        } catch (AccessDeniedException e) {
            throw new ConfigException(subject + ": it is not readable for " + System.getProperty("user.name")
                    + "; see its permissions with: ls -l " + file);
        } catch (IOException e) {
            throw new ConfigException(subject + ": it is not readable: " + e.getMessage());
        }
    }

    /** Its private key block. */
    Optional<Block> key() {
        return blocks.stream().filter(Block::isKey).findFirst();
    }

    /**
     * Its certificates, at least one.
     *
     * @throws ConfigException with the remedy when there is none, or one is broken
     */
    List<X509Certificate> requireCertificates(String remedy) {
        List<X509Certificate> certificates = certificates();
        if (certificates.isEmpty()) {
            throw new ConfigException(subject + ": no certificate is in it; " + remedy);
        }
        return certificates;
    }

    /** Its certificates. */
    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks) {
            if (block.label().equals("CERTIFICATE")) {
                certificates.add(certificate(block, certificates.size() + 1));
            }
        }
        return certificates;
    }

    private X509Certificate certificate(Block block, int number) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.bytes()));
        } catch (CertificateException | IllegalArgumentException e) {
            throw new ConfigException(subject + ": its certificate " + number + " is broken: " + e.getMessage());
        }
    }
}
