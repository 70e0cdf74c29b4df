package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/**
 * One change of the tree.
 *
 * @param path     where
 * @param operator what
 * @param argument the operation's own attributes: {@code new}, {@code ttl}, {@code val} …
 */
record Operation(AgencyPath path, Operator operator, JsonNode argument) {
    /**
     * The operations of one transaction: {@code {"/key":{"op":"set","new":1}}}; a value without {@code op} is set.
     *
     * @throws ArangoException 400 for what is no operation
     */
    static List<Operation> all(JsonNode json) {
        if (!json.isObject()) {
            throw malformed("expecting an object of operations, got " + json);
        }
        List<Operation> operations = new ArrayList<>();
        json.properties().forEach(entry -> operations.add(of(AgencyPath.of(entry.getKey()), entry.getValue())));
        return operations;
    }

    private static Operation of(AgencyPath path, JsonNode value) {
        if (!value.path("op").isTextual()) {
            return new Operation(path, Operator.SET, value.has("new") ? value : Json.object().set("new", value));
        }
        String word = value.get("op").textValue();
        Operator operator = Operator.named(word)
                .orElseThrow(() -> malformed("the stand-in's agency does not know the operator '" + word + "'"));
        operator.missing(value).ifPresent(name -> {
            throw malformed("operator '" + word + "' without '" + name + "' at " + path);
        });
        return new Operation(path, operator, value);
    }

    static ArangoException malformed(String why) {
        return new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "malformed agency request: " + why);
    }

    /** Removes the value at a place. */
    static ObjectNode delete(AgencyPath path, ObjectNode into) {
        into.putObject(path.toString()).put("op", Operator.DELETE.word());
        return into;
    }
}
