package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** {@code AND} and {@code OR}: the value of the operand that decides; the right one is evaluated only when needed. */
record Logical(boolean and, Expression left, Expression right) implements Expression {
    @Override
    public JsonNode evaluate(Execution run) {
        JsonNode value = left.evaluate(run);
        return Values.isTrue(value) == and ? right.evaluate(run) : value;
    }

    @Override
    public List<Expression> operands() {
        return List.of(left, right);
    }
}
