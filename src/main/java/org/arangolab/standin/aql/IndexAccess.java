package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** {@code list[0]}, {@code list[-1]}, {@code object['name']}; null for anything that is not there. */
record IndexAccess(Expression container, Expression index) implements Expression {
    @Override
    public JsonNode evaluate(Execution run) {
        JsonNode value = container.evaluate(run);
        if (value.isArray()) {
            return element(value, index.evaluate(run));
        }
        return value.isObject() ? attribute(value, index.evaluate(run)) : Values.NULL;
    }

    private static JsonNode element(JsonNode array, JsonNode at) {
        boolean position = at.isNumber() || at.isTextual() && startsWithNumber(at.textValue().stripLeading());
        return position ? Values.element(array, Numbers.toLong(at)) : Values.NULL;
    }

    private static boolean startsWithNumber(String text) {
        int digit = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        return text.length() > digit && Character.isDigit(text.charAt(digit));
    }

    private static JsonNode attribute(JsonNode object, JsonNode at) {
        if (at.isTextual()) {
            return Values.attribute(object, at.textValue());
        }
        return at.isNumber() ? Values.attribute(object, Long.toString(Numbers.toLong(at))) : Values.NULL;
    }

    @Override
    public List<Expression> operands() {
        return List.of(container, index);
    }
}
