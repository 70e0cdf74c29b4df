package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.arangolab.standin.aql.QueryData;

/** What the endpoints need of a query language. All methods throw ArangoException with ArangoDB's numbers. */
public interface QueryEngine {
    /** Understands a query without its bind parameters' values. */
    Parsed parse(String query);

    /** Understands a query and makes it ready to run once. */
    Prepared prepare(String query, ObjectNode bindVars);

    /**
     * What a query names.
     *
     * @param collections names of collections
     * @param bindVars    names of bind parameters, {@code @coll} for a collection
     */
    record Parsed(List<String> collections, List<String> bindVars) {
        /** Copies the lists. */
        public Parsed {
            collections = List.copyOf(collections);
            bindVars = List.copyOf(bindVars);
        }
    }

    /** A query that can be run once. */
    interface Prepared {
        /** Names of the collections that it will use. */
        List<String> collections();

        /** Whether the query asks to be on disk before the answer. */
        boolean waitForSync();

        /** Whether the query changes documents. */
        boolean writes();

        /** Whether it has the same rows each time, as long as its collections stay as they are. */
        boolean deterministic();

        /** Starts it. A query that writes has written when this returns; others compute a row when it is taken. */
        Running run(QueryData data, Options options);
    }

    /**
     * How a query runs.
     *
     * @param fullCount       count the rows before the last {@code LIMIT}
     * @param failOnWarning   the first warning ends it
     * @param maxWarningCount how many warnings are kept
     * @param killed          when it says yes, the query ends with 410/1500
     */
    record Options(boolean fullCount, boolean failOnWarning, int maxWarningCount, BooleanSupplier killed) {
    }

    /** A query under way. */
    interface Running {
        /** The rows, each computed when it is taken. */
        Iterator<JsonNode> rows();

        /** {@code extra.stats} so far. */
        ObjectNode stats();

        /** {@code extra.warnings} so far. */
        ArrayNode warnings();
    }
}
