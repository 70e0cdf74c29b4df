package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.arangolab.standin.http.ErrorCode;

/** The values of a query's bind parameters, and which of them it uses. */
final class Bindings {
    private final Optional<ObjectNode> values;
    private final Set<String> used = new LinkedHashSet<>();

    /** Without values the query can only be looked at. */
    Bindings(Optional<ObjectNode> values) {
        this.values = values;
        values.ifPresent(Bindings::checkTypes);
    }

    private static void checkTypes(ObjectNode values) {
        for (Map.Entry<String, JsonNode> entry : values.properties()) {
            if (entry.getKey().startsWith("@") && !entry.getValue().isTextual()) {
                throw QueryPhase.PARSING.errorFor(ErrorCode.QUERY_BIND_PARAMETER_TYPE, entry.getKey());
            }
        }
    }

    /** The value of a parameter that the query uses; empty when there is none. */
    Optional<JsonNode> use(String name) {
        used.add(name);
        return values.map(all -> all.get(name));
    }

    /** The parameters used, collection parameters with their {@code @}. */
    List<String> names() {
        return List.copyOf(used);
    }

    /**
     * After parsing: each parameter has a value, and each value a parameter.
     *
     * @throws org.arangolab.standin.http.ArangoException 1551, 1552
     */
    void checkComplete() {
        if (values.isEmpty()) {
            return;
        }
        List<String> given = new ArrayList<>();
        values.get().fieldNames().forEachRemaining(given::add);
        for (String name : used) {
            if (!given.contains(name)) {
                throw QueryPhase.PARSING.errorFor(ErrorCode.QUERY_BIND_PARAMETER_MISSING, name);
            }
        }
        for (String name : given) {
            if (!used.contains(name)) {
                throw QueryPhase.PARSING.errorFor(ErrorCode.QUERY_BIND_PARAMETER_UNDECLARED, name);
            }
        }
    }

    /**
     * Before running: a query with parameters has their values.
     *
     * @throws org.arangolab.standin.http.ArangoException 1551
     */
    void checkBound() {
        if (values.isEmpty() && !used.isEmpty()) {
            throw QueryPhase.PARSING.errorFor(ErrorCode.QUERY_BIND_PARAMETER_MISSING, used.iterator().next());
        }
    }

    /** Whether all parameters used so far have values, so that constants can be judged. */
    boolean isComplete() {
        return values.isPresent() && used.stream().allMatch(values.get()::has);
    }
}
