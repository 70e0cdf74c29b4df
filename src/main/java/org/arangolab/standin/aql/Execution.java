package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import org.arangolab.standin.http.ErrorCode;

/**
 * One run of a query: its data, the current row, figures and warnings. The row is an array with a slot per variable;
 * each step of the pipeline writes its own slots and reads those of the steps before. Used by one thread.
 */
final class Execution {
    private static final int KILL_CHECK_INTERVAL = 1024;

    private final Optional<QueryData> data;
    private final ExecutionOptions options;
    private final JsonNode[] slots;
    private final Counters stats = new Counters();
    private final Warnings warnings;
    private final Patterns patterns = new Patterns();
    private int steps;

    Execution(Optional<QueryData> data, ExecutionOptions options, int slots) {
        this.data = data;
        this.options = options;
        this.slots = new JsonNode[slots];
        this.warnings = new Warnings(options);
        Arrays.fill(this.slots, Values.NULL);
    }

    QueryData data() {
        return data.orElseThrow(() -> new IllegalStateException("a constant expression reads no data"));
    }

    ExecutionOptions options() {
        return options;
    }

    Counters stats() {
        return stats;
    }

    Warnings warnings() {
        return warnings;
    }

    Patterns patterns() {
        return patterns;
    }

    JsonNode get(int slot) {
        return slots[slot];
    }

    void set(int slot, JsonNode value) {
        slots[slot] = value;
    }

    /** A copy of the current row, for steps that must see all rows before they hand out the first one. */
    JsonNode[] row() {
        return slots.clone();
    }

    /** Makes a copied row the current one again. */
    void restore(JsonNode[] row) {
        System.arraycopy(row, 0, slots, 0, slots.length);
    }

    /** Called by every loop once per turn; ends a killed query. */
    void step() {
        if (++steps % KILL_CHECK_INTERVAL == 0) {
            requireAlive();
        }
    }

    /** Ends a killed query. */
    void requireAlive() {
        if (options.killed().getAsBoolean()) {
            throw QueryPhase.EXECUTING.errorFor(ErrorCode.QUERY_KILLED, "");
        }
    }
}
