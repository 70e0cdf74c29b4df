package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** {@code a ? b : c}, and {@code a ? : c}, which is a when that is true. */
record Ternary(Expression condition, Optional<Expression> whenTrue, Expression whenFalse) implements Expression {
    @Override
    public JsonNode evaluate(Execution run) {
        JsonNode value = condition.evaluate(run);
        if (!Values.isTrue(value)) {
            return whenFalse.evaluate(run);
        }
        return whenTrue.isPresent() ? whenTrue.get().evaluate(run) : value;
    }

    @Override
    public List<Expression> operands() {
        return List.of(condition, whenTrue.orElse(condition), whenFalse);
    }
}
