package org.arangolab.repl;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.arangolab.repl.Layout.Leaf;

/**
 * Rows below a header. Columns that are too wide are cut down to eight characters before the table gives up.
 *
 * @param header the names of the columns
 * @param rows   a leaf for each column
 */
record Table(List<String> header, List<List<Leaf>> rows) {
    private static final int GAP = 2;
    private static final int NARROWEST = 8;

    /** The table within a width; empty when it does not fit. */
    Optional<String> within(int width, boolean colours) {
        int[] columns = IntStream.range(0, header.size()).map(this::natural).toArray();
        int room = width - GAP * (columns.length - 1);
        while (IntStream.of(columns).sum() > room) {
            int widest = widest(columns);
            if (columns[widest] <= NARROWEST) {
                return Optional.empty();
            }
            columns[widest]--;
        }
        return Optional.of(text(columns, colours));
    }

    private int natural(int column) {
        int cells = rows.stream().mapToInt(row -> row.get(column).columns()).max().orElse(0);
        return Math.max(cells, Ink.columns(header.get(column)));
    }

    private static int widest(int[] columns) {
        return IntStream.range(0, columns.length).reduce((a, b) -> columns[b] > columns[a] ? b : a).orElseThrow();
    }

    private String text(int[] columns, boolean colours) {
        Ink ink = new Ink(Integer.MAX_VALUE, colours);
        write(ink, header.stream().map(name -> new Leaf(name, Style.BOLD)).toList(), columns);
        for (List<Leaf> row : rows) {
            ink.line(0);
            write(ink, row, columns);
        }
        return ink.toString();
    }

    private static void write(Ink ink, List<Leaf> cells, int[] columns) {
        int gap = 0;
        for (int i = 0; i < columns.length; i++) {
            String text = cut(cells.get(i).text(), columns[i]);
            if (!text.isEmpty()) {
                ink.put(" ".repeat(gap)).put(text, cells.get(i).style());
                gap = 0;
            }
            gap += columns[i] - Ink.columns(text) + GAP;
        }
    }

    private static String cut(String text, int columns) {
        if (Ink.columns(text) <= columns) {
            return text;
        }
        int end = text.length();
        while (Ink.columns(text.substring(0, end)) > columns - 1) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }
}
