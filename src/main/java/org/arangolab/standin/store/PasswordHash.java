package org.arangolab.standin.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What is stored of a password: a random salt and the SHA-256 of salt and password, {@code sha256$SALT$HASH}, in
 * hexadecimal digits. One round, as ArangoDB has it: basic authentication repeats it on each request.
 *
 * @param text as above
 */
public record PasswordHash(String text) {
    private static final int SALT_BYTES = 8;

    /** With a new salt. */
    static PasswordHash of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        String digits = HexFormat.of().formatHex(salt);
        return new PasswordHash("sha256$" + digits + "$" + hash(digits, password));
    }

    /** Whether it is this password; takes the same time wherever they differ. */
    boolean matches(String password) {
        String[] parts = text.split("\\$");
        byte[] expected = parts[2].getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, hash(parts[1], password).getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String salt, String password) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = digest.digest((salt + password).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }

    /** Hides the hash. */
    @Override
    public String toString() {
        return "***";
    }
}
