package org.arangolab.standin.tools.dump;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** How the files of a dump are called. Source: facts/client-tools.md 6. */
public final class DumpNames {
    private static final Pattern TRADITIONAL = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private DumpNames() {
    }

    /** {@code knows_6047cc85618dc1f4307e80ecfb65e5a6}; an extended name gives way to the collection's id. */
    public static String stem(String collection, String id) {
        return plain(collection, id) + "_" + md5(collection);
    }

    /** The name, or the id when the name could trouble a file system. */
    public static String plain(String name, String id) {
        return TRADITIONAL.matcher(name).matches() ? name : id;
    }

    /** 32 lower-case hexadecimal digits of the name's MD5. */
    public static String md5(String name) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5")
                    .digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows MD5", e);
        }
    }
}
