package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/**
 * The entries that a document makes in an index: one text per combination of values, equal for equal values. Numbers
 * are equal by value ({@code 1} and {@code 1.0}), objects whatever the order of their attributes, and a missing
 * attribute equals null.
 *
 * <p>A field {@code tags[*]} makes one entry per element of the array; no array makes one entry with null.
 */
final class IndexKeys {
    private static final String EXPANSION = "[*]";

    private final IndexDefinition index;

    IndexKeys(IndexDefinition index) {
        this.index = index;
    }

    /**
     * The document's entries.
     *
     * @throws ArangoException 409/1210 when an array holds a value twice and the index does not deduplicate
     */
    Set<String> entries(ObjectNode document) {
        List<ArrayNode> rows = List.of(Json.array());
        for (String field : index.entryFields()) {
            rows = extend(rows, values(document, field));
        }
        Set<String> entries = new LinkedHashSet<>();
        for (ArrayNode row : rows) {
            if (index.sparse() && hasNull(row)) {
                continue;
            }
            if (!entries.add(row.toString()) && !index.deduplicate() && index.unique()) {
                throw Maps.duplicate(index, Maps.key(document));
            }
        }
        return entries;
    }

    /**
     * Whether a document may stand in a multi-dimensional index: each field a number, or the document left out by a
     * sparse one.
     *
     * @throws ArangoException 1561 when it may not
     */
    void requireNumbers(ObjectNode document) {
        boolean leftOut = index.sparse() && index.entryFields().stream().map(field -> at(document, field))
                .anyMatch(value -> value.isMissingNode() || value.isNull());
        if (!leftOut && !index.fields().stream().allMatch(field -> at(document, field).isNumber())) {
            throw new ArangoException(ErrorCode.QUERY_INVALID_ARITHMETIC_VALUE);
        }
    }

    private static List<ArrayNode> extend(List<ArrayNode> rows, List<JsonNode> values) {
        List<ArrayNode> longer = new ArrayList<>(rows.size() * values.size());
        for (ArrayNode row : rows) {
            for (JsonNode value : values) {
                longer.add(row.deepCopy().add(canonical(value)));
            }
        }
        return longer;
    }

    private static List<JsonNode> values(ObjectNode document, String field) {
        int expansion = field.indexOf(EXPANSION);
        if (expansion < 0) {
            return List.of(at(document, field));
        }
        JsonNode array = at(document, field.substring(0, expansion));
        if (!array.isArray()) {
            return List.of(MissingNode.getInstance());
        }
        String rest = field.substring(expansion + EXPANSION.length());
        List<JsonNode> values = new ArrayList<>(array.size());
        array.forEach(element -> values.add(rest.isEmpty() ? element : at(element, rest.substring(1))));
        return values;
    }

    private static JsonNode at(JsonNode node, String path) {
        JsonNode here = node;
        for (String step : path.split("\\.")) {
            here = here.path(step);
        }
        return here;
    }

    private static boolean hasNull(ArrayNode row) {
        for (JsonNode value : row) {
            if (value.isNull()) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode canonical(JsonNode value) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue().stripTrailingZeros();
            return Json.array().numberNode(number);
        }
        if (value.isArray()) {
            ArrayNode copy = Json.array();
            value.forEach(element -> copy.add(canonical(element)));
            return copy;
        }
        return value.isObject() ? sorted((ObjectNode) value) : value.isMissingNode() ? Json.array().nullNode() : value;
    }

    private static ObjectNode sorted(ObjectNode value) {
        TreeMap<String, JsonNode> byName = new TreeMap<>();
        value.properties().forEach(entry -> byName.put(entry.getKey(), canonical(entry.getValue())));
        ObjectNode copy = Json.object();
        byName.forEach(copy::set);
        return copy;
    }
}
