package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** {@code list ANY == 1}, {@code list ALL IN other}; false when the left side is no array. */
record ArrayComparison(Quantifier quantifier, Relation relation, Expression left, Expression right)
        implements Expression {
    @Override
    public JsonNode evaluate(Execution run) {
        JsonNode array = left.evaluate(run);
        JsonNode other = right.evaluate(run);
        if (!array.isArray() || relation.needsArray() && !other.isArray()) {
            return Values.of(false);
        }
        long matches = 0;
        for (JsonNode member : array) {
            if (relation.holds(member, other)) {
                matches++;
            }
        }
        return Values.of(quantifier.fulfilled(matches, array.size(), run));
    }

    @Override
    public List<Expression> operands() {
        return List.of(left, right, quantifier.operand());
    }
}
