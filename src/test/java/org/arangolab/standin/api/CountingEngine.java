package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.arangolab.standin.aql.QueryData;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/**
 * A query language of three sentences, for tests of cursors: {@code COUNT n} yields 1 to n, {@code WRITE c n} inserts n
 * documents and yields their keys, {@code SPIN} yields rows until it is killed.
 */
final class CountingEngine implements QueryEngine {
    @Override
    public Parsed parse(String query) {
        return new Parsed(List.of("c"), List.of("n"));
    }

    @Override
    public Prepared prepare(String query, ObjectNode bindVars) {
        String[] words = query.split(" ");
        return new Prepared() {
            @Override
            public List<String> collections() {
                return words[0].equals("WRITE") ? List.of(words[1]) : List.of();
            }

            @Override
            public boolean waitForSync() {
                return false;
            }

            @Override
            public boolean deterministic() {
                return true;
            }

            @Override
            public boolean writes() {
                return words[0].equals("WRITE");
            }

            @Override
            public Running run(QueryData data, Options options) {
                return new Rows(rows(words, data, options));
            }
        };
    }

    private static Iterator<JsonNode> rows(String[] words, QueryData data, QueryEngine.Options options) {
        return switch (words[0]) {
            case "COUNT" -> IntStream.rangeClosed(1, Integer.parseInt(words[1]))
                    .<JsonNode>mapToObj(IntNode::valueOf).iterator();
            case "WRITE" -> IntStream.range(0, Integer.parseInt(words[2])).mapToObj(i -> data
                    .insert(words[1], Json.object().put("i", i), QueryData.InsertMode.CONFLICT).get("_key"))
                    .toList().iterator();
            default -> IntStream.generate(() -> spin(options)).<JsonNode>mapToObj(IntNode::valueOf).iterator();
        };
    }

    private static int spin(QueryEngine.Options options) {
        if (options.killed().getAsBoolean()) {
            throw new ArangoException(ErrorCode.QUERY_KILLED);
        }
        return 1;
    }

    private record Rows(Iterator<JsonNode> rows) implements Running {
        @Override
        public ObjectNode stats() {
            return Json.object().put("writesExecuted", 0);
        }

        @Override
        public ArrayNode warnings() {
            return Json.array();
        }
    }
}
