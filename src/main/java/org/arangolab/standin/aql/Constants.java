package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Evaluates what is constant while a query is parsed. */
final class Constants {
    private Constants() {
    }

    /** The value of an expression that {@link Expression#isConstant is constant}: it reads neither row nor data. */
    static JsonNode evaluate(Expression constant) {
        return constant.evaluate(new Execution(Optional.empty(), ExecutionOptions.DEFAULT, 0));
    }
}
