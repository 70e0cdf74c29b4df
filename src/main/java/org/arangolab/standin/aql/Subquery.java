package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Iterator;
import java.util.List;
import org.arangolab.standin.http.Json;

/** A query in parentheses: the array of its rows, computed when it is needed. */
record Subquery(Pipeline pipeline) implements Expression {
    @Override
    public JsonNode evaluate(Execution run) {
        ArrayNode rows = Json.array();
        Iterator<JsonNode> each = pipeline.open(run);
        while (each.hasNext()) {
            rows.add(each.next());
        }
        return rows;
    }

    @Override
    public Iterator<JsonNode> iterate(Execution run) {
        return pipeline.open(run);
    }

    @Override
    public List<Expression> operands() {
        return List.of();
    }

    @Override
    public boolean isConstant() {
        return false;
    }

    /** It may read any variable; its steps are not searched. */
    @Override
    public boolean reads(int slot) {
        return true;
    }
}
