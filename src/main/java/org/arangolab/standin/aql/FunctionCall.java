package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** {@code LENGTH(x)}; a collection among the arguments is its name. */
record FunctionCall(AqlFunction function, List<Expression> arguments) implements Expression {
    FunctionCall {
        arguments = List.copyOf(arguments);
    }

    @Override
    public JsonNode evaluate(Execution run) {
        JsonNode[] values = new JsonNode[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).evaluate(run);
        }
        return function.body().call(new Call(run, function.name(), values));
    }

    @Override
    public List<Expression> operands() {
        return arguments;
    }

    /** Functions may warn, fail, read documents or answer at random: never computed ahead. */
    @Override
    public boolean isConstant() {
        return false;
    }
}
