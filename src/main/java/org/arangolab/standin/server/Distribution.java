package org.arangolab.standin.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAdder;
import org.arangolab.standin.http.Json;

/** How many values fell between which cuts. Thread-safe. */
public final class Distribution {
    private final double[] cuts;
    private final AtomicLongArray counts;
    private final DoubleAdder sum = new DoubleAdder();

    Distribution(double... cuts) {
        this.cuts = cuts.clone();
        this.counts = new AtomicLongArray(cuts.length + 1);
    }

    void add(double value) {
        int slot = 0;
        while (slot < cuts.length && value >= cuts[slot]) {
            slot++;
        }
        counts.incrementAndGet(slot);
        sum.add(value);
    }

    /** How many values. */
    public long count() {
        long all = 0;
        for (int i = 0; i < counts.length(); i++) {
            all += counts.get(i);
        }
        return all;
    }

    /** Their sum. */
    public double sum() {
        return sum.sum();
    }

    /** As {@code /_admin/statistics} shows it. */
    public ObjectNode json() {
        ObjectNode json = Json.object().put("sum", sum()).put("count", count());
        ArrayNode each = json.putArray("counts");
        for (int i = 0; i < counts.length(); i++) {
            each.add(counts.get(i));
        }
        return json;
    }
}
