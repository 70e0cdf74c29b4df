package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;

/** The rows of a query that is over. Each is forgotten when it is taken. */
final class StoredRows implements QueryRows {
    private final Deque<byte[]> rows;
    private final long count;
    private final ObjectNode extra;
    private final boolean cached;

    /** Takes the rows over: the caller does not touch them again. */
    StoredRows(Deque<byte[]> rows, ObjectNode extra, boolean cached) {
        this.cached = cached;
        this.rows = rows;
        this.count = rows.size();
        this.extra = extra;
    }

    @Override
    public Iterator<byte[]> rows() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !rows.isEmpty();
            }

            @Override
            public byte[] next() {
                if (rows.isEmpty()) {
                    throw new NoSuchElementException("all " + count + " rows were taken");
                }
                return rows.removeFirst();
            }
        };
    }

    /** Those that were not taken yet, to keep. */
    List<byte[]> copy() {
        return List.copyOf(rows);
    }

    @Override
    public boolean cached() {
        return cached;
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of(count);
    }

    @Override
    public boolean extraKnown() {
        return true;
    }

    @Override
    public ObjectNode extra() {
        return extra;
    }

    @Override
    public void finish() {
        // the query ended before its first row was handed out
    }

    @Override
    public void close() {
        rows.clear();
    }
}
