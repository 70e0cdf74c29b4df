package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.http.Json;

/**
 * The members that {@code array[*]}, {@code array[** FILTER …]} and {@code array[? …]} go through.
 *
 * @param array  where they come from; anything else than an array has none
 * @param levels how many levels of arrays are looked through, 1 for {@code [*]}
 * @param slot   where {@code CURRENT} is
 * @param filter which of them count
 */
record ArraySource(Expression array, int levels, int slot, Optional<Expression> filter) {
    /** The members before the filter. */
    JsonNode members(Execution run) {
        JsonNode value = array.evaluate(run);
        if (!value.isArray()) {
            return Json.array();
        }
        return levels > 1 ? flatten(value, levels, Json.array()) : value;
    }

    /** Makes a member the current one, and asks whether it counts. */
    boolean accepts(JsonNode member, Execution run) {
        run.set(slot, member);
        return filter.isEmpty() || Values.isTrue(filter.get().evaluate(run));
    }

    private static ArrayNode flatten(JsonNode from, int levels, ArrayNode into) {
        for (JsonNode member : from) {
            if (member.isArray() && levels > 1) {
                flatten(member, levels - 1, into);
            } else {
                into.add(member);
            }
        }
        return into;
    }

    List<Expression> operands() {
        return filter.isPresent() ? List.of(array, filter.get()) : List.of(array);
    }
}
