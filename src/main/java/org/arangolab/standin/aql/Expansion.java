package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import org.arangolab.standin.http.Json;

/**
 * {@code users[*].name}, {@code list[** FILTER CURRENT > 1 LIMIT 2 RETURN CURRENT.x]}.
 *
 * @param source     the members and the filter
 * @param offset     how many are passed over
 * @param count      how many are taken
 * @param projection what is taken of each, reading the source's slot
 */
record Expansion(ArraySource source, Expression offset, Expression count, Expression projection)
        implements Expression {
    /** No limit. */
    static final Expression EVERYTHING = new Literal(Numbers.of(Long.MAX_VALUE));

    @Override
    public JsonNode evaluate(Execution run) {
        long skip = Numbers.toLong(offset.evaluate(run));
        long rest = Numbers.toLong(count.evaluate(run));
        ArrayNode result = Json.array();
        if (skip < 0 || rest <= 0) {
            return result;
        }
        for (JsonNode member : source.members(run)) {
            if (!source.accepts(member, run) || skip-- > 0) {
                continue;
            }
            result.add(projection.evaluate(run));
            if (--rest == 0) {
                break;
            }
        }
        return result;
    }

    @Override
    public List<Expression> operands() {
        List<Expression> all = new ArrayList<>(source.operands());
        all.addAll(List.of(offset, count, projection));
        return all;
    }
}
