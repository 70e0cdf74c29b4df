package org.arangolab.standin.http.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The content of {@code --ssl.keyfile}: a certificate, its chain, and the private key.
 *
 * @param pem   the blocks as they stand in the file
 * @param chain the server's certificate first
 * @param key   that belongs to it
 */
record KeyFile(PemFile pem, List<Certificate> chain, PrivateKey key) {
    /** Copies the chain. */
    KeyFile {
        chain = List.copyOf(chain);
    }

    /**
     * Reads and checks.
     *
     * @throws KeyFileException when it cannot be read, or lacks something, or key and certificate are not a pair
     */
    static KeyFile read(Path file) throws KeyFileException {
        PemFile pem = PemFile.read(file);
        List<Certificate> chain = pem.decoded();
        if (chain.isEmpty()) {
            throw new KeyFileException("cannot read certificate from '" + file + "': it holds no certificate");
        }
        Pem key = pem.key().orElseThrow(
                () -> new KeyFileException("cannot read key from '" + file + "': it holds no private key"));
        PublicKey partner = chain.get(0).getPublicKey();
        try {
            PrivateKey decoded = PrivateKeys.read(key, partner.getAlgorithm());
            checkPair(decoded, partner);
            return new KeyFile(pem, chain, decoded);
        } catch (KeyFileException e) {
            throw new KeyFileException("cannot read key from '" + file + "': " + e.getMessage());
        }
    }

    private static void checkPair(PrivateKey key, PublicKey partner) throws KeyFileException {
        Optional<String> algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> Optional.of("SHA256withRSA");
            case "EC" -> Optional.of("SHA256withECDSA");
            default -> Optional.empty();
        };
        if (algorithm.isPresent() && !pair(algorithm.get(), key, partner)) {
            throw new KeyFileException("its private key does not belong to its first certificate");
        }
    }

    private static boolean pair(String algorithm, PrivateKey key, PublicKey partner) throws KeyFileException {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            byte[] signed = signature.sign();
            signature.initVerify(partner);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            throw new KeyFileException("its private key cannot sign: " + e.getMessage());
        }
    }
}
