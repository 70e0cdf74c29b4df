package org.arangolab.standin.server.auth;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.arangolab.standin.http.tls.KeyFileException;
import org.arangolab.standin.http.tls.PrivateKeys;

/** What tokens are signed and verified with, as one key file holds it. Source: facts/server.md 3.2. */
public sealed interface TokenKey {
    /** The content of the file without surrounding white space. */
    byte[] content();

    /** Completes a token that is to be signed with this. */
    String sign(JwtBuilder token);

    /** Lets a parser accept what was signed with this, and nothing that was signed with another algorithm. */
    JwtParserBuilder trustedBy(JwtParserBuilder parser);

    /**
     * From a file's content: a PEM private key is one for ES256, anything else a secret for HS256.
     *
     * @throws IOException that says why it is neither
     */
    static TokenKey of(byte[] content) throws IOException {
        // One byte is one character, so that any secret keeps its bytes.
        String text = new String(content, StandardCharsets.ISO_8859_1).strip();
        byte[] stripped = text.getBytes(StandardCharsets.ISO_8859_1);
        return text.startsWith("-----BEGIN ") ? Elliptic.of(text, stripped) : Hmac.of(stripped);
    }

    /**
     * HS256.
     *
     * @param content the secret
     */
    record Hmac(byte[] content) implements TokenKey {
        private static final int LONGEST = 64;
        /** HMAC pads shorter keys with zeros; the library demands that length, which gives the same signature. */
        private static final int KEY_BYTES = 32;

        static Hmac of(byte[] secret) throws IOException {
            if (secret.length > LONGEST) {
                throw new IOException("the secret for tokens is too long: " + secret.length + " bytes, at most "
                        + LONGEST);
            }
            return new Hmac(secret);
        }

        private SecretKey key() {
            return new SecretKeySpec(content.length >= KEY_BYTES ? content : Arrays.copyOf(content, KEY_BYTES),
                    "HmacSHA256");
        }

        @Override
        public String sign(JwtBuilder token) {
            return token.signWith(key(), Jwts.SIG.HS256).compact();
        }

        @Override
        public JwtParserBuilder trustedBy(JwtParserBuilder parser) {
            return parser.sig().clear().add(Jwts.SIG.HS256).and().verifyWith(key());
        }
    }

    /**
     * ES256: a key on the curve P-256.
     *
     * @param content the PEM text
     * @param key     what it says
     */
    record Elliptic(byte[] content, ECPrivateKey key) implements TokenKey {
        private static final int BITS = 256;

        static Elliptic of(String pem, byte[] content) throws IOException {
            try {
                PrivateKey key = PrivateKeys.read(pem, "EC");
                if (key instanceof ECPrivateKey elliptic
                        && elliptic.getParams().getCurve().getField().getFieldSize() == BITS) {
                    return new Elliptic(content, elliptic);
                }
                throw new IOException("the key for tokens is not on the curve P-256");
            } catch (KeyFileException e) {
                throw new IOException("the key for tokens cannot be used: " + e.getMessage(), e);
            }
        }

        @Override
        public String sign(JwtBuilder token) {
            return token.signWith(key, Jwts.SIG.ES256).compact();
        }

        /** The library derives the public key. */
        @Override
        public JwtParserBuilder trustedBy(JwtParserBuilder parser) {
            return parser.sig().clear().add(Jwts.SIG.ES256).and()
                    .verifyWith(Jwks.builder().key(key).build().toPublicJwk().toKey());
        }
    }
}
