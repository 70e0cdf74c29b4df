package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** {@code !x}, {@code -x}, {@code +x}. */
record Unary(Operator operator, Expression operand) implements Expression {
    /** What is done. */
    enum Operator { NOT, MINUS, PLUS }

    @Override
    public JsonNode evaluate(Execution run) {
        JsonNode value = operand.evaluate(run);
        return switch (operator) {
            case NOT -> Values.of(!Values.isTrue(value));
            case MINUS -> negative(value);
            case PLUS -> value.isIntegralNumber() ? value : Numbers.of(Numbers.toDouble(value));
        };
    }

    private static JsonNode negative(JsonNode value) {
        boolean exact = value.isIntegralNumber() && value.longValue() != Long.MIN_VALUE;
        return exact ? Numbers.of(-value.longValue()) : Numbers.of(-Numbers.toDouble(value));
    }

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }
}
