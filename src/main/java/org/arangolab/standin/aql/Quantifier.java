package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How many members must fulfil a condition.
 *
 * @param kind    which of the words
 * @param operand the number or range behind {@code AT LEAST} or in {@code [? 2..3 FILTER …]}, else null as a literal
 */
record Quantifier(Kind kind, Expression operand) {
    static final Quantifier ANY = new Quantifier(Kind.ANY, new Literal(Values.NULL));
    static final Quantifier ALL = new Quantifier(Kind.ALL, new Literal(Values.NULL));
    static final Quantifier NONE = new Quantifier(Kind.NONE, new Literal(Values.NULL));

    /** {@code EXACTLY} is a bare number or range in {@code [? …]}. */
    enum Kind { ANY, ALL, NONE, AT_LEAST, EXACTLY }

    boolean fulfilled(long matches, long size, Execution run) {
        return switch (kind) {
            case ANY -> matches > 0;
            case ALL -> matches == size;
            case NONE -> matches == 0;
            case AT_LEAST -> matches >= Numbers.toLong(operand.evaluate(run));
            case EXACTLY -> exactly(matches, run);
        };
    }

    private boolean exactly(long matches, Execution run) {
        if (operand instanceof RangeExpression range) {
            return matches >= Numbers.toLong(range.from().evaluate(run))
                    && matches <= Numbers.toLong(range.to().evaluate(run));
        }
        JsonNode number = operand.evaluate(run);
        return number.isNumber() && matches == Numbers.toLong(number);
    }
}
