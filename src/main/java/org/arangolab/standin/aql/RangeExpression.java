package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** {@code 1..5}: whole numbers up or down, both bounds included; in a {@code FOR} it takes no memory. */
record RangeExpression(Expression from, Expression to) implements Expression {
    @Override
    public JsonNode evaluate(Execution run) {
        return Ranges.array(Numbers.toLong(from.evaluate(run)), Numbers.toLong(to.evaluate(run)));
    }

    @Override
    public Iterator<JsonNode> iterate(Execution run) {
        return new Steps(Numbers.toLong(from.evaluate(run)), Numbers.toLong(to.evaluate(run)));
    }

    @Override
    public List<Expression> operands() {
        return List.of(from, to);
    }

    private static final class Steps implements Iterator<JsonNode> {
        private final long last;
        private final int direction;
        private long next;
        private boolean done;

        Steps(long first, long last) {
            this.next = first;
            this.last = last;
            this.direction = first <= last ? 1 : -1;
        }

        @Override
        public boolean hasNext() {
            return !done;
        }

        @Override
        public JsonNode next() {
            if (done) {
                throw new NoSuchElementException("the range ends at " + last);
            }
            JsonNode value = Numbers.of(next);
            done = next == last;
            next += direction;
            return value;
        }
    }
}
