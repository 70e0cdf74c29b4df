package org.arangolab.repl;

/**
 * How a piece of text is to stand out. The colours are the eight that every terminal has, in its user's own palette.
 */
enum Style {
    PLAIN(0), BOLD(1), DIM(2), RED(31), GREEN(32), YELLOW(33), BLUE(34), MAGENTA(35), CYAN(36);

    private static final String ESCAPE = "\u001b[";

    private final int code;

    Style(int code) {
        this.code = code;
    }

    /** Its number in the escape sequence "select graphic rendition" (ECMA-48). */
    int code() {
        return code;
    }

    /** The text in this style; as it is when colours are off. */
    String paint(String text, boolean colours) {
        return !colours || this == PLAIN || text.isEmpty() ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
    }
}
