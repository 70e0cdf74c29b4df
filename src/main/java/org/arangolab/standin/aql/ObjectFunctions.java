package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.arangolab.standin.http.Json;

/** Taking objects apart and putting them together. */
final class ObjectFunctions {
    private ObjectFunctions() {
    }

    static Optional<AqlFunction> named(String name) {
        return Optional.ofNullable(switch (name) {
            case "HAS" -> AqlFunction.of(name, 2, call -> Values.of(call.value(0).has(call.text(1))));
            case "ATTRIBUTES", "KEYS" -> AqlFunction.of("ATTRIBUTES", 1, 3, ObjectFunctions::attributes);
            case "VALUES" -> AqlFunction.of(name, 1, 2, call -> members(call, Map.Entry::getValue));
            case "ENTRIES" -> AqlFunction.of(name, 1, call -> members(call,
                    entry -> Json.array().add(entry.getKey()).add(entry.getValue())));
            case "VALUE" -> AqlFunction.of(name, 2, ObjectFunctions::value);
            case "MERGE" -> AqlFunction.of(name, 1, AqlFunction.UNLIMITED, call -> merge(call, false));
            case "MERGE_RECURSIVE" -> AqlFunction.of(name, 1, AqlFunction.UNLIMITED, call -> merge(call, true));
            case "UNSET" -> select(name, false, false);
            case "UNSET_RECURSIVE" -> select(name, false, true);
            case "KEEP" -> select(name, true, false);
            case "KEEP_RECURSIVE" -> select(name, true, true);
            case "MATCHES" -> AqlFunction.of(name, 2, 3, ObjectFunctions::matches);
            case "ZIP" -> AqlFunction.of(name, 2, ObjectFunctions::zip);
            case "TRANSLATE" -> AqlFunction.of(name, 2, 3, ObjectFunctions::translate);
            default -> null;
        });
    }

    private static JsonNode attributes(Call call) {
        JsonNode names = members(call, entry -> Text.node(entry.getKey()));
        return call.flag(2) && names.isArray() ? Sets.sorted(names) : names;
    }

    /** One member per attribute; those that begin with an underscore are left out when the second argument is true. */
    private static JsonNode members(Call call, Function<Map.Entry<String, JsonNode>, JsonNode> member) {
        if (!call.value(0).isObject()) {
            return call.invalid();
        }
        ArrayNode members = Json.array();
        for (Map.Entry<String, JsonNode> entry : call.value(0).properties()) {
            if (!call.flag(1) || !entry.getKey().startsWith("_")) {
                members.add(member.apply(entry));
            }
        }
        return members;
    }

    private static JsonNode value(Call call) {
        if (!call.value(0).isObject() || !call.value(1).isArray()) {
            return call.invalid();
        }
        JsonNode found = call.value(0);
        for (JsonNode step : call.value(1)) {
            if (!step.isTextual() && !step.isNumber()) {
                return call.invalid();
            }
            found = found.isArray() && step.isNumber()
                    ? Values.element(found, Numbers.toLong(step)) : Values.attribute(found, Text.of(step));
        }
        return found;
    }

    private static JsonNode merge(Call call, boolean recursive) {
        boolean array = call.count() == 1 && call.value(0).isArray();
        Iterable<JsonNode> parts = array ? call.value(0) : List.of(call.arguments());
        ObjectNode merged = Json.object();
        for (JsonNode part : parts) {
            if (!part.isObject()) {
                return call.invalid();
            }
            mergeInto(merged, part, recursive);
        }
        return merged;
    }

    private static void mergeInto(ObjectNode target, JsonNode part, boolean recursive) {
        for (Map.Entry<String, JsonNode> entry : part.properties()) {
            JsonNode before = target.get(entry.getKey());
            JsonNode value = entry.getValue();
            if (recursive && before != null && before.isObject() && value.isObject()) {
                ObjectNode inner = Json.object();
                mergeInto(inner, before, true);
                mergeInto(inner, value, true);
                value = inner;
            }
            target.set(entry.getKey(), value);
        }
    }

    private static AqlFunction select(String name, boolean keep, boolean recursive) {
        return AqlFunction.of(name, 2, AqlFunction.UNLIMITED, call -> call.value(0).isObject()
                ? select(call.value(0), names(call), keep, recursive) : call.invalid());
    }

    private static Set<String> names(Call call) {
        Set<String> names = new HashSet<>();
        for (int i = 1; i < call.count(); i++) {
            JsonNode value = call.value(i);
            if (value.isTextual() || value.isNumber()) {
                names.add(Text.of(value));
            }
            if (value.isArray()) {
                value.forEach(name -> addName(name, names, call));
            }
        }
        return names;
    }

    private static void addName(JsonNode name, Set<String> names, Call call) {
        if (name.isTextual()) {
            names.add(name.textValue());
        } else {
            call.invalid();
        }
    }

    private static ObjectNode select(JsonNode object, Set<String> names, boolean keep, boolean recursive) {
        ObjectNode selected = Json.object();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (names.contains(entry.getKey()) == keep) {
                JsonNode value = entry.getValue();
                selected.set(entry.getKey(),
                        recursive && value.isObject() ? select(value, names, keep, true) : value);
            }
        }
        return selected;
    }

    private static JsonNode matches(Call call) {
        JsonNode document = call.value(0);
        if (!document.isObject()) {
            return Values.of(false);
        }
        JsonNode examples = call.value(1).isArray() ? call.value(1) : Json.array().add(call.value(1));
        long found = -1;
        for (int i = 0; i < examples.size() && found < 0; i++) {
            if (!examples.get(i).isObject()) {
                call.invalid();
            } else if (matches(document, examples.get(i))) {
                found = i;
            }
        }
        return call.flag(2) ? Numbers.of(found) : Values.of(found >= 0);
    }

    private static boolean matches(JsonNode document, JsonNode example) {
        for (Map.Entry<String, JsonNode> entry : example.properties()) {
            if (!Ordering.equal(Values.attribute(document, entry.getKey()), entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Of two equal keys the first one counts. */
    private static JsonNode zip(Call call) {
        JsonNode keys = call.value(0);
        JsonNode values = call.value(1);
        if (!keys.isArray() || !values.isArray() || keys.size() != values.size()) {
            return call.invalid();
        }
        ObjectNode zipped = Json.object();
        for (int i = 0; i < keys.size(); i++) {
            zipped.putIfAbsent(Text.of(keys.get(i)), values.get(i));
        }
        return zipped;
    }

    private static JsonNode translate(Call call) {
        if (!call.value(1).isObject()) {
            return call.invalid();
        }
        JsonNode found = call.value(1).get(call.text(0));
        if (found != null) {
            return found;
        }
        return call.has(2) ? call.value(2) : call.value(0);
    }
}
