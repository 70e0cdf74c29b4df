package org.arangolab.repl;

import java.util.Locale;

/** How texts, keys and brackets are written: as in a Groovy script, or as in JSON. */
enum Notation {
    GROOVY('\'', "[", "]", "[:]"), JSON('"', "{", "}", "{}");

    private final char quote;
    private final String open;
    private final String close;
    private final String emptyMap;

    Notation(char quote, String open, String close, String emptyMap) {
        this.quote = quote;
        this.open = open;
        this.close = close;
        this.emptyMap = emptyMap;
    }

    /** What opens a map. */
    String open() {
        return open;
    }

    /** What closes a map. */
    String close() {
        return close;
    }

    /** A map without entries. */
    String emptyMap() {
        return emptyMap;
    }

    /** A key of a map; in Groovy a text that is an identifier needs no quotes. */
    String key(Object key) {
        String text = String.valueOf(key);
        if (this == JSON || key instanceof CharSequence && !identifier(text)) {
            return quoted(text);
        }
        return key instanceof CharSequence ? text : "(" + plain(text) + ")";
    }

    /** A text between quotes. */
    String quoted(String text) {
        StringBuilder result = new StringBuilder(text.length() + 2).append(quote);
        text.codePoints().forEach(c -> {
            if (c == quote || c == '\\') {
                result.append('\\').appendCodePoint(c);
            } else {
                append(result, c);
            }
        });
        return result.append(quote).toString();
    }

    /** A text without quotes that cannot steer the terminal: control characters are written as escapes. */
    static String plain(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(result, c));
        return result.toString();
    }

    /** As {@link #plain}, with the line feeds and tabs left in. */
    static String lines(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t') {
                result.appendCodePoint(c);
            } else {
                append(result, c);
            }
        });
        return result.toString();
    }

    private static void append(StringBuilder result, int c) {
        switch (c) {
            case '\n' -> result.append("\\n");
            case '\r' -> result.append("\\r");
            case '\t' -> result.append("\\t");
            default -> {
                if (Character.isISOControl(c)) {
                    result.append(String.format(Locale.ROOT, "\\u%04x", c));
                } else {
                    result.appendCodePoint(c);
                }
            }
        }
    }

    private static boolean identifier(String text) {
        return !text.isEmpty() && Character.isJavaIdentifierStart(text.charAt(0))
                && text.chars().allMatch(Character::isJavaIdentifierPart) && text.indexOf('$') < 0;
    }
}
