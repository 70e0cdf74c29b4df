package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Json;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.SoftAssertions;

/** Runs queries for tests and answers their rows as JSON text. */
final class Aql {
    private final MemoryData data;
    private QueryResult result;

    Aql(MemoryData data) {
        this.data = data;
    }

    /** Of a query without data. */
    static String rows(String query) {
        return new Aql(new MemoryData()).run(query);
    }

    /** The value of one expression. */
    static String value(String expression) {
        String rows = rows("RETURN " + expression);
        return rows.substring(1, rows.length() - 1);
    }

    /** Lines of {@code expression » value as JSON}; all that differ are told. */
    static void checkValues(String table) {
        SoftAssertions softly = new SoftAssertions();
        forEachLine(table, (expression, expected) ->
                softly.assertThat(value(expression)).as(expression).isEqualTo(expected));
        softly.assertAll();
    }

    /** Lines of two columns. */
    static void forEachLine(String table, BiConsumer<String, String> check) {
        table.lines().map(line -> line.split(" » ")).forEach(line -> check.accept(line[0].strip(), line[1].strip()));
    }

    /** All rows as a JSON array. */
    String run(String query) {
        return run(query, "{}");
    }

    String run(String query, String bindVars) {
        return run(query, bindVars, ExecutionOptions.DEFAULT);
    }

    String run(String query, String bindVars, ExecutionOptions options) {
        result = Query.parse(query, bind(bindVars)).execute(data, options);
        ArrayNode rows = Json.array();
        result.rows().forEachRemaining(rows::add);
        return new String(Json.bytes(rows), StandardCharsets.UTF_8).replace('"', '\'');
    }

    static ObjectNode bind(String json) {
        JsonNode node = Json.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return (ObjectNode) node;
    }

    /** Of the last run. */
    QueryStats stats() {
        return result.stats();
    }

    /** Of the last run, as {@code number message}. */
    List<String> warnings() {
        return result.warnings().stream().map(w -> w.code().number() + " " + w.message()).toList();
    }

    /** The error of a query as {@code number message}. */
    String error(String query, String bindVars) {
        ArangoException error = Assertions.catchThrowableOfType(ArangoException.class, () -> run(query, bindVars));
        Assertions.assertThat(error).as(query).isNotNull();
        return error.code().number() + " " + error.getMessage();
    }

    String error(String query) {
        return error(query, "{}");
    }
}
