package org.arangolab.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.arangolab.ConfigException;

/** What signs a server's tokens, as its key file holds it. Source: facts/server.md 3.2. */
public sealed interface SigningKey {
    /** The content of the key file. */
    Secret fileContent();

    /** The key itself. */
    Key key();

    /** A random secret for HMAC, 64 characters. */
    static SigningKey randomHmac() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new Hmac(new Secret(HexFormat.of().formatHex(bytes)));
    }

    /** A random key on the curve P-256. */
    static SigningKey randomElliptic() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
            return new Elliptic(new Secret("-----BEGIN PRIVATE KEY-----\n" + base64
                    + "\n-----END PRIVATE KEY-----\n"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no EC keys on P-256", e);
        }
    }

    /** From a key file's content: a PEM private key is one for ES256, anything else a secret for HS256. */
    static SigningKey ofFile(String content) {
        return content.contains("-----BEGIN ") ? new Elliptic(new Secret(content))
                : new Hmac(new Secret(content.strip()));
    }

    /**
     * HS256: the bytes of the file, surrounding white space cut off, at most 64.
     *
     * @param secret the text
     */
    record Hmac(Secret secret) implements SigningKey {
        /** HMAC pads a shorter key with zeros itself; the library demands this length, which changes no signature. */
        private static final int LENGTH = 32;
        private static final int LONGEST = 64;

        /** Rejects what no server takes. */
        public Hmac {
            int length = secret.reveal().getBytes(StandardCharsets.UTF_8).length;
            if (length == 0 || length > LONGEST) {
                throw new ConfigException("a JWT secret has 1 to " + LONGEST + " bytes, not " + length);
            }
        }

        @Override
        public Secret fileContent() {
            return secret;
        }

        @Override
        public Key key() {
            byte[] bytes = secret.reveal().getBytes(StandardCharsets.UTF_8);
            return new SecretKeySpec(bytes.length < LENGTH ? Arrays.copyOf(bytes, LENGTH) : bytes, "HmacSHA256");
        }
    }

    /**
     * ES256: an EC private key on P-256.
     *
     * @param pem the key in PKCS#8 PEM
     */
    record Elliptic(Secret pem) implements SigningKey {
        @Override
        public Secret fileContent() {
            return pem;
        }

        @Override
        public PrivateKey key() {
            String base64 = pem.reveal().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            try {
                return KeyFactory.getInstance("EC").generatePrivate(
                        new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new ConfigException("the JWT key is no EC private key in PKCS#8 PEM; convert it with: "
                        + "openssl pkcs8 -topk8 -nocrypt -in FILE");
            }
        }
    }
}
