package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** {@code SORT a, b DESC}; rows that are equal keep their order. */
record Sort(List<Key> keys) implements Clause {
    /** One criterion. */
    record Key(Expression value, boolean ascending) {
    }

    private record Sortable(JsonNode[] row, JsonNode[] keys) {
    }

    Sort {
        keys = List.copyOf(keys);
    }

    @Override
    public Rows open(Rows input, Execution run) {
        return new Rows() {
            private Iterator<Sortable> sorted;

            @Override
            public boolean next() {
                if (sorted == null) {
                    sorted = sort(input, run).iterator();
                }
                if (!sorted.hasNext()) {
                    return false;
                }
                run.restore(sorted.next().row());
                return true;
            }
        };
    }

    private List<Sortable> sort(Rows input, Execution run) {
        List<Sortable> rows = new ArrayList<>();
        while (input.next()) {
            JsonNode[] values = new JsonNode[keys.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = keys.get(i).value().evaluate(run);
            }
            rows.add(new Sortable(run.row(), values));
        }
        rows.sort((a, b) -> compare(a.keys(), b.keys()));
        return rows;
    }

    private int compare(JsonNode[] left, JsonNode[] right) {
        for (int i = 0; i < left.length; i++) {
            int order = Ordering.COLLATED.compare(left[i], right[i]);
            if (order != 0) {
                return keys.get(i).ascending() ? order : -order;
            }
        }
        return 0;
    }
}
