package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;

/**
 * A query's rows, handed out in batches that are numbered from 1. One request at a time: a second one is told 409/1601.
 */
final class QueryCursor {
    private static final String JSON = "application/json; charset=utf-8";

    private final String id;
    private final String database;
    private final Optional<String> user;
    private final QueryRequest request;
    private final QueryRows rows;
    private final ReentrantLock turn = new ReentrantLock();
    /** Below: guarded by {@code turn}. */
    private long batch;
    private Optional<Reply> latest = Optional.empty();
    private boolean exhausted;
    private boolean closed;
    private volatile Instant expires;

    QueryCursor(String id, String database, Optional<String> user, QueryRequest request, QueryRows rows, Instant now) {
        this.id = id;
        this.database = database;
        this.user = user;
        this.request = request;
        this.rows = rows;
        touch(now);
    }

    String id() {
        return id;
    }

    boolean belongsTo(String wantedDatabase, Optional<String> wantedUser) {
        return database.equals(wantedDatabase) && user.equals(wantedUser);
    }

    /** Whether there is nothing left that a client could ask for. */
    boolean finished() {
        return exhausted && !request.allowRetry();
    }

    boolean expired(Instant now) {
        return now.isAfter(expires) && !turn.isLocked();
    }

    private void touch(Instant now) {
        expires = now.plus(request.ttl());
    }

    /** The next batch; 404/1600 when there is none, 409/1601 when another request is at it. */
    Reply next(int status, Instant now) {
        return inTurn(now, () -> advance(status));
    }

    /** The batch of this number: the next one, or the latest once more. */
    Reply batch(long number, Instant now) {
        return inTurn(now, () -> {
            if (number == batch && latest.isPresent()) {
                return latest.get();
            }
            if (number != batch + 1) {
                throw new ArangoException(ErrorCode.CURSOR_NOT_FOUND, "batch id not found");
            }
            return advance(200);
        });
    }

    private Reply inTurn(Instant now, Supplier<Reply> work) {
        if (!turn.tryLock()) {
            throw new ArangoException(ErrorCode.CURSOR_BUSY);
        }
        try {
            if (closed) {
                throw new ArangoException(ErrorCode.CURSOR_NOT_FOUND);
            }
            return work.get();
        } finally {
            touch(now);
            turn.unlock();
        }
    }

    private Reply advance(int status) {
        if (exhausted) {
            throw new ArangoException(ErrorCode.CURSOR_NOT_FOUND);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"result\":".getBytes(StandardCharsets.US_ASCII));
        boolean more = writeRows(body);
        if (!more) {
            exhausted = true;
            rows.finish();
        }
        batch++;
        byte[] rest = Json.bytes(rest(status, more));
        body.write(',');
        body.write(rest, 1, rest.length - 1);
        Reply reply = new Reply(status, JSON, Map.of(), body.toByteArray());
        latest = request.allowRetry() ? Optional.of(withStatus(reply, 200)) : Optional.empty();
        return reply;
    }

    private static Reply withStatus(Reply reply, int status) {
        return new Reply(status, reply.contentType(), reply.headers(), reply.body());
    }

    private boolean writeRows(ByteArrayOutputStream body) {
        Iterator<byte[]> left = rows.rows();
        body.write('[');
        for (int i = 0; i < request.batchSize() && left.hasNext(); i++) {
            if (i > 0) {
                body.write(',');
            }
            body.writeBytes(left.next());
        }
        body.write(']');
        return left.hasNext();
    }

    private ObjectNode rest(int status, boolean more) {
        ObjectNode rest = Json.object().put("hasMore", more);
        if (more) {
            rest.put("id", id).put("nextBatchId", Long.toString(batch + 1));
        }
        if (request.count()) {
            rows.count().ifPresent(count -> rest.put("count", count));
        }
        if (!more || rows.extraKnown()) {
            rest.set("extra", rows.extra());
        }
        return rest.put("cached", rows.cached()).put("error", false).put("code", status);
    }

    /** Gives back what the query holds; later requests are told 404/1600. Waits for a request that is at it. */
    void close() {
        turn.lock();
        try {
            closed = true;
            rows.close();
        } finally {
            turn.unlock();
        }
    }
}
