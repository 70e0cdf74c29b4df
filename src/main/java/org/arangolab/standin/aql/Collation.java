package org.arangolab.standin.aql;

import java.text.Normalizer;

/**
 * The order of strings in {@code SORT} and {@code <}. ArangoDB compares with ICU in the server's language,
 * {@code en_US} unless configured. This follows ICU's root order for ASCII and accented Latin letters, and is simpler
 * elsewhere: blanks before punctuation before digits before letters; letters regardless of case and accents first, then
 * unaccented before accented, then lower before upper case; other scripts by code point, without contractions.
 */
final class Collation {
    /** ASCII in the order of the Unicode collation's root, letters left out. */
    private static final String ROOT = "\t\n\u000B\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789";
    private static final int LETTERS = 128;
    private static final int BEYOND = 256;
    private static final int[] PRIMARY = primaries();

    private Collation() {
    }

    private static int[] primaries() {
        int[] weights = new int[128];
        for (int i = 0; i < ROOT.length(); i++) {
            weights[ROOT.charAt(i)] = i + 1;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            weights[c] = LETTERS + c - 'a';
            weights[Character.toUpperCase(c)] = LETTERS + c - 'a';
        }
        return weights;
    }

    /** Negative, zero or positive. */
    static int compare(String left, String right) {
        if (left.equals(right)) {
            return 0;
        }
        String a = decompose(left);
        String b = decompose(right);
        int primary = primary(a, b);
        if (primary != 0) {
            return primary;
        }
        int accents = Integer.compare(marks(a), marks(b));
        return accents != 0 ? accents : lowerFirst(a, b);
    }

    private static String decompose(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return Normalizer.normalize(text, Normalizer.Form.NFD);
            }
        }
        return text;
    }

    private static int primary(String a, String b) {
        int i = 0;
        int j = 0;
        while (true) {
            i = skipIgnorable(a, i);
            j = skipIgnorable(b, j);
            if (i >= a.length() || j >= b.length()) {
                return Boolean.compare(i < a.length(), j < b.length());
            }
            int x = a.codePointAt(i);
            int y = b.codePointAt(j);
            if (x != y && weight(x) != weight(y)) {
                return Integer.compare(weight(x), weight(y));
            }
            i += Character.charCount(x);
            j += Character.charCount(y);
        }
    }

    private static int skipIgnorable(String text, int from) {
        int at = from;
        while (at < text.length() && weight(text.charAt(at)) == 0) {
            at++;
        }
        return at;
    }

    private static int weight(int codePoint) {
        if (codePoint < 128) {
            return PRIMARY[codePoint];
        }
        if (Character.getType(codePoint) == Character.NON_SPACING_MARK) {
            return 0;
        }
        return BEYOND + Character.toLowerCase(codePoint);
    }

    private static int marks(String text) {
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127 && Character.getType(text.charAt(i)) == Character.NON_SPACING_MARK) {
                marks = marks * 31 + text.charAt(i);
            }
        }
        return marks;
    }

    private static int lowerFirst(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return Boolean.compare(Character.isUpperCase(a.charAt(i)), Character.isUpperCase(b.charAt(i)));
            }
        }
        return 0;
    }
}
