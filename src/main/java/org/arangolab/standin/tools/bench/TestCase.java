package org.arangolab.standin.tools.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.tools.http.HttpAnswer;
import org.arangolab.standin.tools.http.Target;
import org.arangolab.standin.tools.http.ToolClient;

/** What one operation of a test case is. Each operation has a number of its own, from 0. */
enum TestCase {
    VERSION {
        @Override
        boolean run(ToolClient client, BenchOptions options, long number) {
            return client.send("GET", new Target("/_api/version")).ok();
        }
    },
    DOCUMENT {
        @Override
        boolean run(ToolClient client, BenchOptions options, long number) {
            return insert(client, options, document(options, number));
        }
    },
    EDGE {
        @Override
        boolean run(ToolClient client, BenchOptions options, long number) {
            ObjectNode edge = document(options, number).put("_from", options.collection() + "/testfrom" + number)
                    .put("_to", options.collection() + "/testto" + number);
            return insert(client, options, edge);
        }
    },
    CRUD {
        @Override
        boolean run(ToolClient client, BenchOptions options, long number) {
            String key = "testkey" + number / 5;
            return switch ((int) (number % 5)) {
                case 0 -> insert(client, options, document(options, number).put("_key", key));
                case 1, 3 -> read(client, options, key);
                case 2 -> patch(client, options, key);
                default -> client.send("DELETE", path(options, key)).ok();
            };
        }
    },
    CRUD_APPEND {
        @Override
        boolean run(ToolClient client, BenchOptions options, long number) {
            String key = "testkey" + number / 4;
            return switch ((int) (number % 4)) {
                case 0 -> insert(client, options, document(options, number).put("_key", key));
                case 1, 3 -> read(client, options, key);
                default -> patch(client, options, key);
            };
        }
    },
    CRUD_WRITE_READ {
        @Override
        boolean run(ToolClient client, BenchOptions options, long number) {
            String key = "testkey" + number / 2;
            return number % 2 == 0 ? insert(client, options, document(options, number).put("_key", key))
                    : read(client, options, key);
        }
    },
    PERSISTENT_INDEX {
        @Override
        boolean run(ToolClient client, BenchOptions options, long number) {
            return CRUD.run(client, options, number);
        }
    },
    COLLECTION {
        @Override
        boolean run(ToolClient client, BenchOptions options, long number) {
            return post(client, new Target("/_api/collection"),
                    Json.object().put("name", options.collection() + number)).ok();
        }
    },
    IMPORT_DOCUMENT {
        @Override
        boolean run(ToolClient client, BenchOptions options, long number) {
            StringBuilder lines = new StringBuilder();
            for (long i = 0; i < options.complexity(); i++) {
                lines.append("{\"key1\":\"").append(i).append("\",\"key2\":").append(i).append("}\n");
            }
            Target target = Target.of("/_api/import").with("collection", options.collection())
                    .with("type", "documents");
            return client.send("POST", target, lines.toString().getBytes(StandardCharsets.UTF_8), Map.of()).ok();
        }
    },
    AQLINSERT {
        @Override
        boolean run(ToolClient client, BenchOptions options, long number) {
            ObjectNode body = Json.object().put("query", "INSERT @doc INTO @@c");
            body.putObject("bindVars").put("@c", options.collection()).set("doc", document(options, number));
            return post(client, new Target("/_api/cursor"), body).ok();
        }
    },
    CUSTOM_QUERY {
        @Override
        boolean run(ToolClient client, BenchOptions options, long number) {
            return post(client, new Target("/_api/cursor"), options.query()).ok();
        }
    };

    abstract boolean run(ToolClient client, BenchOptions options, long number);

    static TestCase of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether it needs the collection. */
    boolean usesCollection() {
        return this != VERSION && this != COLLECTION && this != CUSTOM_QUERY;
    }

    private static HttpAnswer post(ToolClient client, Target target, JsonNode body) {
        return client.send("POST", target, Json.bytes(body), Map.of("Content-Type", "application/json"));
    }

    private static boolean insert(ToolClient client, BenchOptions options, ObjectNode document) {
        return post(client, Target.of("/_api/document/", options.collection()), document).ok();
    }

    private static boolean read(ToolClient client, BenchOptions options, String key) {
        return client.send("GET", path(options, key)).ok();
    }

    private static boolean patch(ToolClient client, BenchOptions options, String key) {
        return client.send("PATCH", path(options, key), Json.bytes(document(options, 1)),
                Map.of("Content-Type", "application/json")).ok();
    }

    private static Target path(BenchOptions options, String key) {
        return Target.of("/_api/document/", options.collection(), "/", key);
    }

    private static ObjectNode document(BenchOptions options, long number) {
        ObjectNode document = Json.object();
        for (long i = 1; i <= options.complexity(); i++) {
            document.put("value" + i, i % 2 == 0 ? Long.toString(number) : "text" + number);
        }
        return document;
    }
}
