package org.arangolab.repl;

import org.jline.utils.WCWidth;

/** Text on its way to the screen: knows its column and where the line ends. */
final class Ink {
    private final StringBuilder text = new StringBuilder();
    private final int width;
    private final boolean colours;
    private int column;

    Ink(int width, boolean colours) {
        this.width = width;
        this.colours = colours;
    }

    Ink put(String piece, Style style) {
        text.append(style.paint(piece, colours));
        column += columns(piece);
        return this;
    }

    Ink put(String piece) {
        return put(piece, Style.PLAIN);
    }

    /** A new line that begins at this column. */
    Ink line(int indent) {
        text.append('\n').append(" ".repeat(indent));
        column = indent;
        return this;
    }

    /** Whether so many columns more fit on the line. */
    boolean fits(int columns) {
        return column + columns <= width;
    }

    /** How many columns of a terminal a text takes. */
    static int columns(String text) {
        return text.codePoints().map(c -> c < 0x7f ? 1 : Math.max(0, WCWidth.wcwidth(c))).sum();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
