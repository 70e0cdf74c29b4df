package org.arangolab.monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the rows of a table. */
final class RowList {
    private final String[] columns;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    RowList(String... columns) {
        this.columns = columns;
    }

    void add(Object... values) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            row.put(columns[i], values[i]);
        }
        rows.add(row);
    }

    List<Map<String, Object>> all() {
        return List.copyOf(rows);
    }
}
