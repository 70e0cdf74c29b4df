package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import org.arangolab.standin.http.ErrorCode;

/** A collection by name: something to loop over, but no value. */
record CollectionReference(String name) implements Expression {
    @Override
    public JsonNode evaluate(Execution run) {
        throw QueryPhase.EXECUTING.errorFor(ErrorCode.QUERY_COLLECTION_USED_IN_EXPRESSION, name);
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
    public Iterator<JsonNode> iterate(Execution run) {
        Iterator<? extends JsonNode> documents = run.data().scan(name);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return documents.hasNext();
            }

            @Override
            public JsonNode next() {
                run.stats().scanned();
                return documents.next();
            }
        };
    }
}
