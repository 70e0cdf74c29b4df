package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.arangolab.standin.http.Json;

/** {@code [1, x, "a"]}. */
record ArrayLiteral(List<Expression> members) implements Expression {
    ArrayLiteral {
        members = List.copyOf(members);
    }

    @Override
    public JsonNode evaluate(Execution run) {
        ArrayNode array = Json.array();
        for (Expression member : members) {
            array.add(member.evaluate(run));
        }
        return array;
    }

    @Override
    public List<Expression> operands() {
        return members;
    }
}
