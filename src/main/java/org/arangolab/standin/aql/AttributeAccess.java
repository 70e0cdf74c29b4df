package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** {@code u.name}: null when there is no such attribute or the value is no object. */
record AttributeAccess(Expression object, String name) implements Expression {
    @Override
    public JsonNode evaluate(Execution run) {
        return Values.attribute(object.evaluate(run), name);
    }

    @Override
    public List<Expression> operands() {
        return List.of(object);
    }
}
