package org.arangolab.standin.tools.importing;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts CSV or TSV into rows of cells. Not thread-safe. */
final class RowReader {
    private static final int NONE = -1;

    private final Reader in;
    private final char separator;
    private final int quote;
    private final boolean backslash;
    private int ahead = -2;

    /** With {@code quote} -1 for none. */
    RowReader(Reader in, char separator, int quote, boolean backslash) {
        this.in = in;
        this.separator = separator;
        this.quote = quote;
        this.backslash = backslash;
    }

    /** One value; a quoted one stays a text whatever it looks like. */
    record Cell(String text, boolean quoted) {
    }

    private int peek() throws IOException {
        if (ahead == -2) {
            ahead = in.read();
        }
        return ahead;
    }

    private int take() throws IOException {
        int c = peek();
        ahead = -2;
        return c;
    }

    /** The next row, empty at the end; a blank line is a row of one empty cell. */
    Optional<List<Cell>> next() throws IOException {
        if (peek() == NONE) {
            return Optional.empty();
        }
        List<Cell> row = new ArrayList<>();
        do {
            row.add(cell());
        } while (endedBySeparator());
        return Optional.of(row);
    }

    private boolean endedBySeparator() throws IOException {
        int c = take();
        if (c == '\r' && peek() == '\n') {
            take();
            return false;
        }
        return c == separator;
    }

    private Cell cell() throws IOException {
        if (quote != NONE && peek() == quote) {
            take();
            return quoted();
        }
        StringBuilder text = new StringBuilder();
        for (int c = peek(); c != NONE && c != separator && c != '\n' && c != '\r'; c = peek()) {
            take();
            text.append((char) (backslash && c == '\\' && peek() != NONE ? take() : c));
        }
        return new Cell(text.toString(), false);
    }

    private Cell quoted() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = take(); c != NONE; c = take()) {
            if (backslash && c == '\\' && peek() != NONE) {
                text.append((char) take());
            } else if (c != quote) {
                text.append((char) c);
            } else if (peek() == quote && !backslash) {
                text.append((char) take());
            } else {
                break;
            }
        }
        while (peek() != NONE && peek() != separator && peek() != '\n' && peek() != '\r') {
            text.append((char) take());
        }
        return new Cell(text.toString(), true);
    }
}
