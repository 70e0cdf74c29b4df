package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** {@code list[? 2 FILTER CURRENT > 1]}: whether so many members fulfil a condition. */
record ArrayTest(ArraySource source, Quantifier quantifier) implements Expression {
    @Override
    public JsonNode evaluate(Execution run) {
        long matches = 0;
        JsonNode members = source.members(run);
        for (JsonNode member : members) {
            if (source.accepts(member, run)) {
                matches++;
            }
        }
        return Values.of(quantifier.fulfilled(matches, members.size(), run));
    }

    @Override
    public List<Expression> operands() {
        List<Expression> all = new ArrayList<>(source.operands());
        all.add(quantifier.operand());
        return all;
    }
}
