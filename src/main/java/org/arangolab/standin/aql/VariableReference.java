package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The value of a variable in the current row. */
record VariableReference(int slot) implements Expression {
    @Override
    public JsonNode evaluate(Execution run) {
        return run.get(slot);
    }

    @Override
    public List<Expression> operands() {
        return List.of();
    }

    @Override
    public boolean isConstant() {
        return false;
    }

    @Override
    public boolean reads(int other) {
        return slot == other;
    }
}
