package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.arangolab.standin.http.ErrorCode;

/** {@code + - * / %} in double precision; a division by zero is null and a warning. */
record Arithmetic(Operator operator, Expression left, Expression right) implements Expression {
    /** What is done. */
    enum Operator {
        PLUS, MINUS, TIMES, DIV, MOD;

        private double apply(double a, double b) {
            return switch (this) {
                case PLUS -> a + b;
                case MINUS -> a - b;
                case TIMES -> a * b;
                case DIV -> a / b;
                case MOD -> a % b;
            };
        }
    }

    @Override
    public JsonNode evaluate(Execution run) {
        double a = Numbers.toDouble(left.evaluate(run));
        double b = Numbers.toDouble(right.evaluate(run));
        if (b == 0 && (operator == Operator.DIV || operator == Operator.MOD)) {
            warn(run);
            return Values.NULL;
        }
        return Numbers.of(operator.apply(a, b));
    }

    /** The server folds constants before it runs a query, and words this warning differently there. */
    private void warn(Execution run) {
        String sign = operator == Operator.DIV ? "/" : "%";
        String text = ErrorCode.QUERY_DIVISION_BY_ZERO.text();
        run.warnings().add(ErrorCode.QUERY_DIVISION_BY_ZERO,
                isConstant() ? text : "in function '" + sign + "()': " + text);
    }

    @Override
    public List<Expression> operands() {
        return List.of(left, right);
    }
}
