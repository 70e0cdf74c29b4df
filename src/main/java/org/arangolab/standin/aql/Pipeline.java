package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * A query or subquery: clauses, and what is returned for each row that comes out of the last one.
 *
 * @param clauses  in order
 * @param result   what {@code RETURN} says; empty for a query that only writes
 * @param distinct each result once
 */
record Pipeline(List<Clause> clauses, Optional<Expression> result, boolean distinct) {
    Pipeline {
        clauses = List.copyOf(clauses);
    }

    /** The results, each computed when it is asked for. A query that only writes has none; it writes when asked. */
    Iterator<JsonNode> open(Execution run) {
        Rows rows = Rows.single();
        for (Clause clause : clauses) {
            rows = clause.open(rows, run);
        }
        return new Results(rows, run);
    }

    /** The last {@code LIMIT}, if any. */
    Optional<Limit> lastLimit() {
        for (int i = clauses.size() - 1; i >= 0; i--) {
            if (clauses.get(i) instanceof Limit limit) {
                return Optional.of(limit);
            }
        }
        return Optional.empty();
    }

    private final class Results implements Iterator<JsonNode> {
        private final Rows rows;
        private final Execution run;
        private final Set<ValueKey> seen = new HashSet<>();
        private JsonNode ahead;
        private boolean done;

        Results(Rows rows, Execution run) {
            this.rows = rows;
            this.run = run;
        }

        @Override
        public boolean hasNext() {
            while (ahead == null && !done) {
                advance();
            }
            return ahead != null;
        }

        private void advance() {
            if (!rows.next()) {
                done = true;
            } else if (result.isPresent()) {
                JsonNode value = result.get().evaluate(run);
                ahead = !distinct || seen.add(new ValueKey(value)) ? value : null;
            }
        }

        @Override
        public JsonNode next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the query has no more rows");
            }
            JsonNode value = ahead;
            ahead = null;
            return value;
        }
    }
}
