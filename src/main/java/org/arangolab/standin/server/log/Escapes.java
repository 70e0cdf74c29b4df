package org.arangolab.standin.server.log;

/**
 * Keeps one entry on one line: control characters become {@code \n}, {@code \x01} and the like, or blanks where that is
 * switched off; characters beyond ASCII become {@code \u00E4} on demand. Source: facts/diagnostics.md 2.1.
 *
 * @param control escape control characters
 * @param unicode escape characters beyond ASCII
 */
record Escapes(boolean control, boolean unicode) {
    String apply(String message) {
        StringBuilder out = new StringBuilder(message.length() + 16);
        for (int i = 0; i < message.length(); i++) {
            append(out, message.charAt(i));
        }
        return out.toString();
    }

    private void append(StringBuilder out, char c) {
        if (c < 0x20 || c == 0x7f) {
            out.append(control ? escaped(c) : " ");
        } else if (c >= 0x80 && unicode) {
            out.append(String.format("\\u%04X", (int) c));
        } else {
            out.append(c);
        }
    }

    private static String escaped(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            default -> String.format("\\x%02X", (int) c);
        };
    }
}
