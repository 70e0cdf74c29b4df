package org.arangolab.standin.aql;

/** The backslash escapes inside of quoted strings and names. */
final class Escapes {
    private Escapes() {
    }

    /** The content between two quotes with its escapes resolved; an unknown escape is the character itself. */
    static String decode(String quoted) {
        if (quoted.indexOf('\\') < 0) {
            return quoted;
        }
        StringBuilder out = new StringBuilder(quoted.length());
        int at = 0;
        while (at < quoted.length()) {
            char c = quoted.charAt(at++);
            if (c != '\\' || at == quoted.length()) {
                out.append(c);
            } else if (quoted.charAt(at) == 'u' && isHex(quoted, at + 1)) {
                out.append((char) Integer.parseInt(quoted.substring(at + 1, at + 5), 16));
                at += 5;
            } else {
                out.append(simple(quoted.charAt(at++)));
            }
        }
        return out.toString();
    }

    private static boolean isHex(String text, int from) {
        if (from + 4 > text.length()) {
            return false;
        }
        for (int i = from; i < from + 4; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static char simple(char c) {
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }
}
