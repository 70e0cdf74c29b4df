package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.arangolab.standin.http.Json;

/** What an operation does to the value at its place. Source: facts/server.md 4.4. */
enum Operator {
    SET((old, argument) -> argument.get("new"), "new"),
    DELETE((old, argument) -> MissingNode.getInstance()),
    INCREMENT((old, argument) -> LongNode.valueOf(old.asLong(0) + argument.path("step").asLong(1))),
    DECREMENT((old, argument) -> LongNode.valueOf(old.asLong(0) - argument.path("step").asLong(1))),
    PUSH((old, argument) -> array(old).add(argument.get("new")), "new"),
    PREPEND((old, argument) -> array(old).insert(0, argument.get("new")), "new"),
    POP((old, argument) -> without(array(old), array(old).size() - 1)),
    SHIFT((old, argument) -> without(array(old), 0)),
    ERASE(Operator::erased),
    REPLACE(Operator::replaced, "val", "new"),
    OBSERVE((old, argument) -> old, "url"),
    UNOBSERVE((old, argument) -> old, "url");

    private final BiFunction<JsonNode, JsonNode, JsonNode> effect;
    private final List<String> arguments;

    Operator(BiFunction<JsonNode, JsonNode, JsonNode> effect, String... arguments) {
        this.effect = effect;
        this.arguments = List.of(arguments);
    }

    static Optional<Operator> named(String word) {
        return Arrays.stream(values()).filter(operator -> operator.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The attribute that is needed and not there. */
    Optional<String> missing(JsonNode argument) {
        return arguments.stream().filter(name -> !argument.has(name)).findFirst();
    }

    /** The value afterwards; missing for none. */
    JsonNode apply(JsonNode old, JsonNode argument) {
        return effect.apply(old, argument);
    }

    /** A copy; what is no array counts as an empty one. */
    private static ArrayNode array(JsonNode value) {
        return value.isArray() ? ((ArrayNode) value).deepCopy() : Json.array();
    }

    private static ArrayNode without(ArrayNode array, int position) {
        if (position >= 0 && position < array.size()) {
            array.remove(position);
        }
        return array;
    }

    private static JsonNode erased(JsonNode old, JsonNode argument) {
        ArrayNode rest = Json.array();
        if (!argument.has("val")) {
            return without(array(old), argument.path("pos").asInt(-1));
        }
        old.forEach(item -> {
            if (!Values.same(item, argument.get("val"))) {
                rest.add(item);
            }
        });
        return rest;
    }

    private static JsonNode replaced(JsonNode old, JsonNode argument) {
        ArrayNode all = Json.array();
        old.forEach(item -> all.add(Values.same(item, argument.get("val")) ? argument.get("new") : item));
        return all;
    }
}
