package org.arangolab.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.arangolab.time.Durations;

/** Figures of several servers as a table: a row for each, all with the same columns. */
public interface Rows {
    /** What the figures are of. */
    String subject();

    /** The rows, the sum last; each a value by the name of its column. */
    List<Map<String, Object>> rows();

    /** In columns. */
    default String text() {
        List<String> names = List.copyOf(rows().get(0).keySet());
        List<List<String>> cells = rows().stream().map(row -> names.stream().map(name -> cell(row.get(name))).toList())
                .toList();
        int[] width = new int[names.size()];
        for (int i = 0; i < width.length; i++) {
            int column = i;
            width[i] = Math.max(names.get(i).length(), cells.stream().mapToInt(row -> row.get(column).length()).max()
                    .orElse(0));
        }
        return subject() + "\n" + line(names, width) + cells.stream().map(row -> "\n" + line(row, width))
                .collect(Collectors.joining());
    }

    private static String cell(Object value) {
        return value instanceof Duration time ? Durations.text(time) : String.valueOf(value);
    }

    private static String line(List<String> cells, int[] width) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < width.length; i++) {
            line.append("  ").append(cells.get(i)).append(" ".repeat(width[i] - cells.get(i).length()));
        }
        return line.toString().stripTrailing();
    }
}
