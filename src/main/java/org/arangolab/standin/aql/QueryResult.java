package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;

/**
 * A query under way. A query that only reads computes each row when it is taken, and holds its {@link QueryData} until
 * the last one; one that writes has written everything already. Rows must not be changed: they may be the store's own.
 */
public final class QueryResult {
    private final Iterator<JsonNode> rows;
    private final Execution run;

    QueryResult(Iterator<JsonNode> rows, Execution run) {
        this.rows = rows;
        this.run = run;
    }

    /**
     * The rows, each computed when it is asked for; {@code hasNext} and {@code next} throw
     * {@link org.arangolab.standin.http.ArangoException} for errors at run time.
     */
    public Iterator<JsonNode> rows() {
        return rows;
    }

    /** Figures as of now. */
    public QueryStats stats() {
        return run.stats().snapshot();
    }

    /** Warnings so far. */
    public List<QueryWarning> warnings() {
        return run.warnings().all();
    }
}
