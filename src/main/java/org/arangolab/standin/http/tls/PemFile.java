package org.arangolab.standin.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Any PEM file.
 *
 * @param content as it was read
 * @param blocks  its blocks
 * @param file    where it is
 */
record PemFile(String content, List<Pem> blocks, Path file) {
    /** Copies the blocks. */
    PemFile {
        blocks = List.copyOf(blocks);
    }

    static PemFile read(Path file) throws KeyFileException {
        try {
            String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return new PemFile(content, Pem.blocks(content), file);
        } catch (IOException e) {
            throw new KeyFileException("cannot read '" + file + "': " + e);
        }
    }

    List<Pem> certificates() {
        return blocks.stream().filter(Pem::certificate).toList();
    }

    Optional<Pem> key() {
        return blocks.stream().filter(Pem::key).findFirst();
    }

    List<Certificate> decoded() throws KeyFileException {
        List<Certificate> decoded = new ArrayList<>();
        for (Pem block : certificates()) {
            try {
                decoded.add(CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(block.bytes())));
            } catch (CertificateException | IllegalArgumentException e) {
                throw new KeyFileException("cannot read certificate " + (decoded.size() + 1) + " from '" + file
                        + "': " + e.getMessage());
            }
        }
        return decoded;
    }
}
