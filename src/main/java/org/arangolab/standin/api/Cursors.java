package org.arangolab.standin.api;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.store.FailurePoints;

/** The open cursors. One that is not used for its time to live is closed when {@link #sweep} comes by. Thread-safe. */
final class Cursors implements AutoCloseable {
    private final Clock clock;
    private final Supplier<Long> ids;
    private final FailurePoints failurePoints;
    private final Map<String, QueryCursor> open = new ConcurrentHashMap<>();

    Cursors(Clock clock, Supplier<Long> ids, FailurePoints failurePoints) {
        this.clock = clock;
        this.ids = ids;
        this.failurePoints = failurePoints;
    }

    /** Makes a cursor and answers its first batch; keeps it only while there is more to ask for. */
    Reply start(Call call, QueryRequest request, QueryRows rows) {
        sweep();
        QueryCursor cursor = new QueryCursor(Long.toString(ids.get()), call.database(), call.user(), request, rows,
                clock.instant());
        open.put(cursor.id(), cursor);
        return serve(cursor, c -> c.next(201, clock.instant()));
    }

    /** The next batch of a cursor. */
    Reply next(Call call, String id) {
        return further(call, id, cursor -> cursor.next(200, clock.instant()));
    }

    /** A batch of a cursor by its number. */
    Reply batch(Call call, String id, long number) {
        return further(call, id, cursor -> cursor.batch(number, clock.instant()));
    }

    private Reply further(Call call, String id, Function<QueryCursor, Reply> work) {
        return serve(require(call, id), cursor -> {
            failurePoints.hit(FailurePoints.CURSOR_BATCH);
            return work.apply(cursor);
        });
    }

    private Reply serve(QueryCursor cursor, Function<QueryCursor, Reply> work) {
        boolean alive = false;
        try {
            Reply reply = work.apply(cursor);
            alive = !cursor.finished();
            return reply;
        } catch (ArangoException e) {
            alive = e.code() == ErrorCode.CURSOR_BUSY || e.code() == ErrorCode.CURSOR_NOT_FOUND;
            throw e;
        } finally {
            if (!alive) {
                close(cursor);
            }
        }
    }

    /** Closes a cursor. */
    void remove(Call call, String id) {
        close(require(call, id));
    }

    private void close(QueryCursor cursor) {
        open.remove(cursor.id());
        cursor.close();
    }

    private QueryCursor require(Call call, String id) {
        sweep();
        return Optional.ofNullable(open.get(id)).filter(cursor -> cursor.belongsTo(call.database(), call.user()))
                .orElseThrow(() -> new ArangoException(ErrorCode.CURSOR_NOT_FOUND));
    }

    /** Closes what expired. */
    void sweep() {
        Instant now = clock.instant();
        open.values().stream().filter(cursor -> cursor.expired(now)).forEach(this::close);
    }

    /** Closes all. */
    @Override
    public void close() {
        open.values().forEach(this::close);
    }
}
