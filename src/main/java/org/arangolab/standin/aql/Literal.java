package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A value written in the query or bound to one of its parameters. */
record Literal(JsonNode value) implements Expression {
    @Override
    public JsonNode evaluate(Execution run) {
        return value;
    }

    @Override
    public List<Expression> operands() {
        return List.of();
    }
}
