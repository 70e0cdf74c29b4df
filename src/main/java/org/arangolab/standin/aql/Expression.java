package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import org.arangolab.standin.http.ErrorCode;

/** Something that has a value in each row. Immutable; values that it answers must not be changed by anybody. */
sealed interface Expression
        permits Literal, VariableReference, CollectionReference, AttributeAccess, IndexAccess, ArrayLiteral,
                ObjectLiteral, Unary, Arithmetic, Comparison, ArrayComparison, Logical, Ternary, RangeExpression,
                Expansion, ArrayTest, FunctionCall, Subquery {

    /** The value in the current row. */
    JsonNode evaluate(Execution run);

    /** The expressions that this one is made of. */
    List<Expression> operands();

    /** Whether the value is the same in each row of each run, so that it can be computed while parsing. */
    default boolean isConstant() {
        return operands().stream().allMatch(Expression::isConstant);
    }

    /** Whether the value may depend on a variable. */
    default boolean reads(int slot) {
        return operands().stream().anyMatch(operand -> operand.reads(slot));
    }

    /**
     * The members, for a {@code FOR}; computed one by one where that is possible.
     *
     * @throws org.arangolab.standin.http.ArangoException 1563 when the value is no array
     */
    default Iterator<JsonNode> iterate(Execution run) {
        JsonNode value = evaluate(run);
        if (!value.isArray()) {
            throw QueryPhase.EXECUTING.error(ErrorCode.QUERY_ARRAY_EXPECTED, "collection or array expected as operand"
                    + " to FOR loop; you provided a value of type '" + Values.typeName(value) + "'");
        }
        return value.iterator();
    }
}
