package org.arangolab.standin.aql;

/**
 * Reads one number literal: {@code 0}, {@code 17}, {@code 1.5}, {@code .5}, {@code 1e-7}, {@code 0b101}, {@code 0xff}.
 * A leading zero stands alone, and {@code 1..5} is a 1 and a range.
 */
final class NumberScanner {
    private final String text;
    private final int start;
    private final int end;
    private final boolean integer;

    NumberScanner(String text, int start) {
        this.text = text;
        this.start = start;
        int radixEnd = radixEnd();
        if (radixEnd > 0) {
            this.end = radixEnd;
            this.integer = true;
            return;
        }
        int whole = at(start) == '0' ? start + 1 : digits(start);
        int fraction = at(whole) == '.' && isDigit(at(whole + 1)) ? digits(whole + 1) : whole;
        this.end = exponent(fraction);
        this.integer = end == whole;
    }

    private int radixEnd() {
        if (at(start) != '0') {
            return -1;
        }
        char mark = Character.toLowerCase(at(start + 1));
        int radix = mark == 'b' ? 2 : mark == 'x' ? 16 : 0;
        int from = start + 2;
        int to = from;
        while (radix > 0 && Character.digit(at(to), radix) >= 0) {
            to++;
        }
        return to > from ? to : -1;
    }

    private int exponent(int from) {
        if (at(from) != 'e' && at(from) != 'E') {
            return from;
        }
        int digits = at(from + 1) == '+' || at(from + 1) == '-' ? from + 2 : from + 1;
        return isDigit(at(digits)) ? digits(digits) : from;
    }

    private int digits(int from) {
        int to = from;
        while (isDigit(at(to))) {
            to++;
        }
        return to;
    }

    private char at(int offset) {
        return offset < text.length() ? text.charAt(offset) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Without fraction and exponent. */
    boolean isInteger() {
        return integer;
    }

    /** As written. */
    String text() {
        return text.substring(start, end);
    }

    /** The offset behind it. */
    int end() {
        return end;
    }
}
