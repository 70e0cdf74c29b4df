package org.arangolab.standin.tools.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The path and query of a request.
 *
 * @param text encoded, {@code /_api/import?collection=a}
 */
public record Target(String text) {
    /** A path of literal text and values in turn: {@code of("/_api/collection/", name, "/count")}. */
    public static Target of(String literal, String... rest) {
        StringBuilder text = new StringBuilder(literal);
        for (int i = 0; i < rest.length; i++) {
            text.append(i % 2 == 0 ? encoded(rest[i]) : rest[i]);
        }
        return new Target(text.toString());
    }

    /** With one more query parameter. */
    public Target with(String name, Object value) {
        return new Target(text + (text.indexOf('?') < 0 ? "?" : "&") + name + "=" + encoded(value.toString()));
    }

    /** For one database. */
    Target in(String database) {
        return new Target("/_db/" + encoded(database) + text);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
