package org.arangolab.repl;

/**
 * A piece of an entry, as highlighting and completion see it.
 *
 * @param kind  what it is
 * @param start its first character's offset
 * @param end   the offset after its last character
 * @param ended whether a string or comment has its end
 */
record Token(Kind kind, int start, int end, boolean ended) {
    enum Kind {
        WORD, NUMBER, STRING, COMMENT, OPEN, CLOSE, OPERATOR
    }

    /** Its characters. */
    String in(String text) {
        return text.substring(start, end);
    }

    /** Whether its characters are these. */
    boolean is(String text, String wanted) {
        return end - start == wanted.length() && text.startsWith(wanted, start);
    }
}
