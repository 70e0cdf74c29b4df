package org.arangolab.standin.http.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of a PEM file.
 *
 * @param label  {@code CERTIFICATE}
 * @param text   the block as it stands in the file, from {@code -----BEGIN} to {@code END …-----}
 * @param base64 what is between these lines
 */
record Pem(String label, String text, String base64) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /** All blocks of a file, in order; text around them is ignored. */
    static List<Pem> blocks(String content) {
        List<Pem> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(content);
        while (matcher.find()) {
            blocks.add(new Pem(matcher.group(1), matcher.group(), matcher.group(2)));
        }
        return blocks;
    }

    boolean certificate() {
        return label.equals("CERTIFICATE");
    }

    boolean key() {
        return label.endsWith("PRIVATE KEY");
    }

    /** Whether a passphrase protects it, in the new or the old way. */
    boolean encrypted() {
        return label.startsWith("ENCRYPTED") || base64.contains("Proc-Type: 4,ENCRYPTED");
    }

    /**
     * Decoded.
     *
     * @throws IllegalArgumentException when it is not Base64
     */
    byte[] bytes() {
        return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    }

    @Override
    public String toString() {
        return label.toLowerCase(Locale.ROOT);
    }
}
