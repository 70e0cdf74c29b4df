package org.arangolab.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;

/** Finds what would keep a server from using a key file, before the server does. */
final class KeyFileCheck {
    private static final String REMEDY =
            "--ssl.keyfile takes one PEM file with the certificate chain and the private key";
    private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

    private final PemFile pem;
    private final List<String> mistakes = new ArrayList<>();

    KeyFileCheck(PemFile pem) {
        this.pem = pem;
    }

    /**
     * The certificates, the server's own first.
     *
     * @throws ConfigException with all mistakes together
     */
    List<X509Certificate> chain() {
        List<X509Certificate> chain = pem.certificates();
        if (chain.isEmpty()) {
            mistakes.add("no certificate is in it; " + REMEDY);
        } else {
            checkTime(chain.get(0));
        }
        checkKey(chain);
        if (!mistakes.isEmpty()) {
            throw new ConfigException(pem.subject(), mistakes);
        }
        return chain;
    }

    private void checkTime(X509Certificate own) {
        Instant now = Instant.now();
        String name = "its certificate '" + own.getSubjectX500Principal().getName() + "' ";
        if (now.isAfter(own.getNotAfter().toInstant())) {
            mistakes.add(name + "expired on " + date(own.getNotAfter().toInstant()));
        }
        if (now.isBefore(own.getNotBefore().toInstant())) {
            mistakes.add(name + "is not valid before " + date(own.getNotBefore().toInstant()));
        }
    }

    private static String date(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private void checkKey(List<X509Certificate> chain) {
        Optional<PemFile.Block> key = pem.key();
        if (key.isEmpty()) {
            mistakes.add("no private key is in it; " + REMEDY);
        } else if (key.get().isEncrypted()) {
            mistakes.add("its private key needs a passphrase, which a server cannot ask for; "
                    + "take it off with: openssl pkey -in FILE");
        } else if (!chain.isEmpty() && key.get().label().equals("PRIVATE KEY")) {
            checkPair(chain.get(0).getPublicKey(), key.get());
        }
    }

    /** Only the form that all tools write today; of the older ones the server itself will tell. */
    private void checkPair(PublicKey certified, PemFile.Block key) {
        String algorithm = SIGNATURES.get(certified.getAlgorithm());
        if (algorithm == null) {
            return; // an algorithm that Java cannot try out
        }
        try {
            if (!fits(certified, key, algorithm)) {
                mistakes.add("its private key does not belong to its certificate");
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            mistakes.add("its private key is not a key for its certificate: " + e.getMessage());
        }
    }

    private static boolean fits(PublicKey certified, PemFile.Block key, String algorithm)
            throws GeneralSecurityException {
        PrivateKey secret = KeyFactory.getInstance(certified.getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(key.bytes()));
        byte[] text = "arangolab".getBytes(StandardCharsets.US_ASCII);
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(secret);
        signer.update(text);
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(certified);
        verifier.update(text);
        return verifier.verify(signer.sign());
    }
}
