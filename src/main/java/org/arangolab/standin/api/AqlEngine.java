package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import org.arangolab.standin.aql.CollectionUse;
import org.arangolab.standin.aql.ExecutionOptions;
import org.arangolab.standin.aql.Query;
import org.arangolab.standin.aql.QueryData;
import org.arangolab.standin.aql.QueryResult;
import org.arangolab.standin.aql.QueryStats;
import org.arangolab.standin.http.Json;

/** The query language of the endpoints: AQL. */
public final class AqlEngine implements QueryEngine {
    @Override
    public Parsed parse(String query) {
        Query parsed = Query.parse(query);
        return new Parsed(names(parsed), parsed.bindVariables());
    }

    @Override
    public Prepared prepare(String query, ObjectNode bindVars) {
        return new PreparedQuery(Query.parse(query, bindVars));
    }

    private static List<String> names(Query query) {
        return query.collections().stream().map(CollectionUse::name).distinct().toList();
    }

    private record PreparedQuery(Query query) implements Prepared {
        @Override
        public List<String> collections() {
            return names(query);
        }

        @Override
        public boolean waitForSync() {
            return query.waitForSync();
        }

        @Override
        public boolean writes() {
            return query.isModification();
        }

        @Override
        public boolean deterministic() {
            return query.isDeterministic();
        }

        @Override
        public Running run(QueryData data, Options options) {
            QueryResult result = query.execute(data, new ExecutionOptions(options.fullCount(),
                    options.failOnWarning(), options.maxWarningCount(), options.killed()));
            return new RunningQuery(result);
        }
    }

    private record RunningQuery(QueryResult result) implements Running {
        @Override
        public Iterator<JsonNode> rows() {
            return result.rows();
        }

        /**
         * Only figures that are true: there are no seeks, index cursors, caches and intermediate commits here. Each
         * document found by key is read once.
         */
        @Override
        public ObjectNode stats() {
            QueryStats stats = result.stats();
            ObjectNode json = Json.object().put("writesExecuted", stats.writesExecuted())
                    .put("writesIgnored", stats.writesIgnored())
                    .put("documentLookups", stats.scannedIndex()).put("seeks", 0)
                    .put("scannedFull", stats.scannedFull()).put("scannedIndex", stats.scannedIndex())
                    .put("filtered", stats.filtered()).put("httpRequests", 0)
                    .put("cursorsCreated", 0).put("cursorsRearmed", 0).put("cacheHits", 0).put("cacheMisses", 0)
                    .put("intermediateCommits", 0);
            stats.fullCount().ifPresent(count -> json.put("fullCount", count));
            return json;
        }

        @Override
        public ArrayNode warnings() {
            ArrayNode json = Json.array();
            result.warnings().forEach(warning -> json.addObject().put("code", warning.code().number())
                    .put("message", warning.message()));
            return json;
        }
    }
}
