package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.arangolab.standin.http.Json;

/** Type checks, casts, and choices among alternatives. */
final class TypeFunctions {
    /** What a document key may be: facts of ArangoDB's key generators, up to 254 bytes. */
    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9_:.@()+,=;$!*'%-]{1,254}");

    private TypeFunctions() {
    }

    static Optional<AqlFunction> named(String name) {
        return Optional.ofNullable(switch (name) {
            case "IS_NULL" -> check(name, JsonNode::isNull);
            case "IS_BOOL" -> check(name, JsonNode::isBoolean);
            case "IS_NUMBER" -> check(name, JsonNode::isNumber);
            case "IS_STRING" -> check(name, JsonNode::isTextual);
            case "IS_ARRAY", "IS_LIST" -> check(name, JsonNode::isArray);
            case "IS_OBJECT", "IS_DOCUMENT" -> check(name, JsonNode::isObject);
            case "IS_KEY" -> check(name, value -> value.isTextual() && KEY.matcher(value.textValue()).matches());
            case "IS_DATESTRING" ->
                    check(name, value -> value.isTextual() && Dates.parse(value.textValue()).isPresent());
            case "TYPENAME" -> AqlFunction.of(name, 1, call -> Text.node(Values.typeName(call.value(0))));
            case "TO_NUMBER" -> AqlFunction.of(name, 1, TypeFunctions::toNumber);
            case "TO_STRING" -> AqlFunction.of(name, 1, call -> Text.node(call.text(0)));
            case "TO_BOOL" -> AqlFunction.of(name, 1, call -> Values.of(call.flag(0)));
            case "TO_ARRAY", "TO_LIST" -> AqlFunction.of(name, 1, TypeFunctions::toArray);
            case "NOT_NULL" -> first(name, value -> !value.isNull());
            case "FIRST_LIST" -> first(name, JsonNode::isArray);
            case "FIRST_DOCUMENT" -> first(name, JsonNode::isObject);
            case "IN_RANGE" -> AqlFunction.of(name, 5, TypeFunctions::inRange);
            default -> null;
        });
    }

    private static AqlFunction check(String name, Predicate<JsonNode> test) {
        return AqlFunction.of(name, 1, call -> Values.of(test.test(call.value(0))));
    }

    private static AqlFunction first(String name, Predicate<JsonNode> wanted) {
        return AqlFunction.of(name, 1, AqlFunction.UNLIMITED, call -> {
            for (JsonNode value : call.arguments()) {
                if (wanted.test(value)) {
                    return value;
                }
            }
            return Values.NULL;
        });
    }

    private static JsonNode toNumber(Call call) {
        JsonNode value = call.value(0);
        return value.isNumber() ? value : Numbers.of(Numbers.toDouble(value));
    }

    private static JsonNode toArray(Call call) {
        JsonNode value = call.value(0);
        if (value.isArray()) {
            return value;
        }
        ArrayNode array = Json.array();
        if (value.isObject()) {
            value.forEach(array::add);
        } else if (!value.isNull()) {
            array.add(value);
        }
        return array;
    }

    private static JsonNode inRange(Call call) {
        if (!call.value(3).isBoolean() || !call.value(4).isBoolean()) {
            return call.invalid();
        }
        int low = Ordering.COLLATED.compare(call.value(0), call.value(1));
        int high = Ordering.COLLATED.compare(call.value(0), call.value(2));
        boolean above = call.flag(3) ? low >= 0 : low > 0;
        boolean below = call.flag(4) ? high <= 0 : high < 0;
        return Values.of(above && below);
    }
}
