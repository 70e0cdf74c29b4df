package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.time.Await;

/** Documents, identifiers, and functions about the query itself. */
final class DatabaseFunctions {
    private static final Duration SLEEP_SLICE = Duration.ofMillis(20);

    private DatabaseFunctions() {
    }

    static Optional<AqlFunction> named(String name) {
        return Optional.ofNullable(switch (name) {
            case "DOCUMENT" -> AqlFunction.of(name, 1, 2, DatabaseFunctions::document);
            case "COLLECTION_COUNT" -> AqlFunction.of(name, 1, DatabaseFunctions::count);
            case "PARSE_IDENTIFIER" -> AqlFunction.of(name, 1, DatabaseFunctions::parseIdentifier);
            case "PARSE_COLLECTION" -> AqlFunction.of(name, 1, call -> part(call, 0));
            case "PARSE_KEY" -> AqlFunction.of(name, 1, call -> part(call, 1));
            case "IS_SAME_COLLECTION" -> AqlFunction.of(name, 2, DatabaseFunctions::isSameCollection);
            case "CURRENT_DATABASE" -> AqlFunction.of(name, 0, call -> Text.node(call.run().data().database()));
            case "CURRENT_USER" ->
                    AqlFunction.of(name, 0, call -> call.run().data().user().map(Text::node).orElse(Values.NULL));
            case "ASSERT" -> AqlFunction.of(name, 2, DatabaseFunctions::assertTrue);
            case "WARN" -> AqlFunction.of(name, 2, DatabaseFunctions::warn);
            case "FAIL" -> AqlFunction.of(name, 0, 1, DatabaseFunctions::fail);
            case "PASSTHRU", "NOOPT", "NOEVAL" -> AqlFunction.of(name, 1, call -> call.value(0));
            case "SLEEP" -> AqlFunction.of(name, 1, DatabaseFunctions::sleep);
            case "CHECK_DOCUMENT" -> AqlFunction.of(name, 1, call -> Values.of(call.value(0).isObject()));
            default -> null;
        });
    }

    /** By identifier, or by collection and key or identifier; for an array all that are there. */
    private static JsonNode document(Call call) {
        if (call.has(1) && !call.value(0).isTextual()) {
            return call.invalid();
        }
        String collection = call.has(1) ? call.text(0) : "";
        JsonNode wanted = call.value(call.count() - 1);
        if (wanted.isTextual()) {
            return find(call, collection, wanted.textValue()).orElse(Values.NULL);
        }
        if (!wanted.isArray()) {
            return Values.NULL;
        }
        ArrayNode found = Json.array();
        for (JsonNode one : wanted) {
            if (one.isTextual()) {
                find(call, collection, one.textValue()).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<JsonNode> find(Call call, String collection, String identifier) {
        int slash = identifier.indexOf('/');
        String from = slash < 0 ? collection : identifier.substring(0, slash);
        boolean elsewhere = !collection.isEmpty() && !from.equals(collection);
        QueryData data = call.run().data();
        if (from.isEmpty() || elsewhere || !data.exists(from)) {
            return Optional.empty();
        }
        Optional<ObjectNode> found = data.find(from, identifier.substring(slash + 1));
        found.ifPresent(document -> call.run().stats().lookedUp());
        return found.map(JsonNode.class::cast);
    }

    private static JsonNode count(Call call) {
        if (!call.value(0).isTextual()) {
            throw QueryPhase.EXECUTING.errorFor(ErrorCode.QUERY_FUNCTION_ARGUMENT_TYPE_MISMATCH, call.name());
        }
        return Numbers.of(call.run().data().count(call.text(0)));
    }

    /** Collection and key of an identifier or a document; empty when it is none. */
    private static Optional<String[]> identifier(Call call) {
        JsonNode value = call.value(0).isObject() ? Values.attribute(call.value(0), "_id") : call.value(0);
        String text = value.isTextual() ? value.textValue() : "";
        int slash = text.indexOf('/');
        boolean valid = slash >= 0 && slash == text.lastIndexOf('/');
        return valid
                ? Optional.of(new String[] {text.substring(0, slash), text.substring(slash + 1)}) : Optional.empty();
    }

    private static JsonNode parseIdentifier(Call call) {
        Optional<String[]> parts = identifier(call);
        if (parts.isEmpty()) {
            return call.invalid();
        }
        return Json.object().put("collection", parts.get()[0]).put("key", parts.get()[1]);
    }

    private static JsonNode part(Call call, int index) {
        return identifier(call).map(parts -> Text.node(parts[index])).orElseGet(call::invalid);
    }

    private static JsonNode isSameCollection(Call call) {
        String left = collection(call.value(0));
        String right = collection(call.value(1));
        return left.isEmpty() || right.isEmpty() ? call.invalid() : Values.of(left.equals(right));
    }

    private static String collection(JsonNode value) {
        JsonNode identifier = value.isObject() ? Values.attribute(value, "_id") : value;
        String text = identifier.isTextual() ? identifier.textValue() : "";
        int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }

    private static JsonNode assertTrue(Call call) {
        if (!call.value(1).isTextual()) {
            return call.invalid();
        }
        if (!call.flag(0)) {
            throw QueryPhase.EXECUTING.error(ErrorCode.QUERY_USER_ASSERT, call.text(1));
        }
        return Values.of(true);
    }

    private static JsonNode warn(Call call) {
        if (!call.value(1).isTextual()) {
            return call.invalid();
        }
        if (!call.flag(0)) {
            call.run().warnings().add(ErrorCode.QUERY_USER_WARN, call.text(1));
        }
        return Values.of(call.flag(0));
    }

    private static JsonNode fail(Call call) {
        if (call.value(0).isTextual()) {
            throw QueryPhase.EXECUTING.error(ErrorCode.QUERY_FAIL_CALLED, call.text(0));
        }
        throw QueryPhase.EXECUTING.errorFor(ErrorCode.QUERY_FAIL_CALLED, "");
    }

    /** Lets seconds pass, in slices after which a query may be found killed. */
    private static JsonNode sleep(Call call) {
        double seconds = call.value(0).isNumber() ? call.value(0).doubleValue() : -1;
        if (seconds < 0) {
            return call.invalid();
        }
        long end = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            call.run().requireAlive();
            Await.pause(Duration.ofNanos(Math.min(left, SLEEP_SLICE.toNanos())));
        }
        call.run().requireAlive();
        return Values.NULL;
    }
}
