package org.arangolab.standin.http.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;

/** Reads a private key in any of the forms that OpenSSL writes without a passphrase: PKCS#8, PKCS#1 and SEC1. */
public final class PrivateKeys {
    private static final byte[] ZERO = {Der.INTEGER, 1, 0};
    /** {@code rsaEncryption} and its parameter, null. */
    private static final byte[] RSA = HexFormat.of().parseHex("06092a864886f70d0101010500");
    /** {@code id-ecPublicKey}. */
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

    private PrivateKeys() {
    }

    /**
     * The first private key of a PEM text.
     *
     * @param algorithm as Java calls it, {@code RSA} or {@code EC}
     * @throws KeyFileException that says what is wrong with it
     */
    public static PrivateKey read(String pem, String algorithm) throws KeyFileException {
        Pem block = Pem.blocks(pem).stream().filter(Pem::key).findFirst()
                .orElseThrow(() -> new KeyFileException("it holds no private key"));
        return read(block, algorithm);
    }

    static PrivateKey read(Pem block, String algorithm) throws KeyFileException {
        if (block.encrypted()) {
            throw new KeyFileException("its private key is encrypted; decrypt it with: openssl pkey -in FILE");
        }
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8(block)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyFileException("its " + block + " is no " + algorithm + " key: " + e.getMessage());
        }
    }

    private static byte[] pkcs8(Pem block) {
        byte[] key = block.bytes();
        return switch (block.label()) {
            case "RSA PRIVATE KEY" -> wrapped(Der.value(Der.SEQUENCE, RSA), key);
            case "EC PRIVATE KEY" -> wrapped(Der.value(Der.SEQUENCE, EC, curve(key)), key);
            default -> key;
        };
    }

    private static byte[] curve(byte[] key) {
        return Der.member(key, Der.PARAMETERS)
                .orElseThrow(() -> new IllegalArgumentException("it does not say which curve"));
    }

    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return Der.value(Der.SEQUENCE, ZERO, algorithm, Der.value(Der.OCTETS, key));
    }
}
