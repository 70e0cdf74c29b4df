package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** {@code a == b}, {@code a < b}, {@code a IN b} and the like. */
record Comparison(Relation relation, Expression left, Expression right) implements Expression {
    @Override
    public JsonNode evaluate(Execution run) {
        return Values.of(relation.holds(left.evaluate(run), right.evaluate(run)));
    }

    @Override
    public List<Expression> operands() {
        return List.of(left, right);
    }
}
