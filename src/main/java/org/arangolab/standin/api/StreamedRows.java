package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.OptionalLong;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.QueryScope;

/** The rows of a query that goes on while they are taken, inside a transaction that ends with the last one. */
final class StreamedRows implements QueryRows {
    private final QueryEngine.Running running;
    private final Iterator<JsonNode> rows;
    private final RunningQueries.RunningQuery query;
    private final QueryScope scope;
    private final boolean sync;
    private long largest;

    StreamedRows(QueryEngine.Running running, RunningQueries.RunningQuery query, QueryScope scope,
                 boolean sync) {
        this.running = running;
        this.rows = running.rows();
        this.query = query;
        this.scope = scope;
        this.sync = sync;
    }

    @Override
    public Iterator<byte[]> rows() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public byte[] next() {
                try {
                    byte[] row = Json.bytes(rows.next());
                    largest = Math.max(largest, row.length);
                    return row;
                } catch (ArangoException e) {
                    query.failed(e.code());
                    throw e;
                }
            }
        };
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.empty();
    }

    @Override
    public boolean extraKnown() {
        return false;
    }

    @Override
    public ObjectNode extra() {
        return QueryRunner.extra(running, query, largest);
    }

    @Override
    public void finish() {
        scope.commit(sync);
        query.succeeded();
        query.close();
    }

    @Override
    public void close() {
        scope.close();
        query.close();
    }
}
