package org.arangolab.standin.tools.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.options.Options;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.ToolFailure;

/**
 * What is measured.
 *
 * @param testCase   its word
 * @param requests   operations in a run
 * @param runs       how many
 * @param complexity size of an operation
 * @param threads    clients at a time
 * @param duration   of a run, zero to count operations instead
 * @param keepAlive  use connections again
 * @param collection its name
 * @param query      the body of a custom query
 * @param all        all options
 */
record BenchOptions(String testCase, long requests, int runs, long complexity, int threads, Duration duration,
                    boolean keepAlive, String collection, ObjectNode query, Options all) {
    private static final List<String> DEFAULT_PERCENTILES = List.of("50", "80", "85", "90", "95", "99", "99.99");

    static BenchOptions of(ToolContext context) throws IOException {
        Options options = context.options();
        if (options.flag("async")) {
            throw new ToolFailure("a5c0a", "the stand-in sends no asynchronous requests (--async)");
        }
        boolean custom = options.text("test-case").equals("custom-query");
        return new BenchOptions(options.text("test-case"), options.number("requests"),
                (int) Math.max(1, options.number("runs")), options.number("complexity"),
                (int) Math.max(1, options.number("threads")), Duration.ofSeconds(options.number("duration")),
                options.flag("keep-alive"), options.text("collection"), custom ? query(context) : Json.object(),
                options);
    }

    private static ObjectNode query(ToolContext context) throws IOException {
        Options options = context.options();
        String text = options.touched("custom-query") ? options.text("custom-query")
                : options.touched("custom-query-file")
                ? Files.readString(context.path(options.text("custom-query-file"))) : "";
        if (text.isBlank()) {
            throw new ToolFailure("a5c0b", "custom benchmark requires --custom-query or --custom-query-file");
        }
        ObjectNode body = Json.object().put("query", text);
        options.given("custom-query-bindvars").ifPresent(bind ->
                body.set("bindVars", Json.parse(bind.getBytes(StandardCharsets.UTF_8))));
        return body;
    }

    List<String> percentiles() {
        return all.touched("histogram.percentiles") ? all.list("histogram.percentiles") : DEFAULT_PERCENTILES;
    }
}
