package org.arangolab.standin.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.StoreTransaction;

/**
 * The stream transactions of the server, running ones and, for a while, ended ones. One that is not used for a minute
 * is aborted when {@link #sweep} comes by. Thread-safe.
 */
final class StreamTransactions implements AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Databases store;
    private final Clock clock;
    private final Map<String, StreamTransaction> byId = new ConcurrentHashMap<>();

    StreamTransactions(Databases store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Begins one that sees the declared collections as they are now. */
    StreamTransaction begin(Call call, TransactionDeclaration declaration, List<Collection> declared,
                            List<Collection> exclusive) {
        StoreTransaction transaction = store.beginSnapshot(declared, exclusive);
        StreamTransaction started = new StreamTransaction(Long.toString(store.nextId()), call.database(), call.user(),
                transaction, declaration, clock.instant());
        byId.put(started.id(), started);
        return started;
    }

    /** One of the call's database and user; 404/1655. */
    StreamTransaction require(Call call, String id) {
        return Optional.ofNullable(byId.get(id))
                .filter(found -> found.database().equals(call.database()) && found.user().equals(call.user()))
                .orElseThrow(() -> new ArangoException(ErrorCode.TRANSACTION_NOT_FOUND,
                        "transaction '" + id + "' not found"));
    }

    /** The one that the call's {@code x-arango-trx-id} names, if it names one; 404/1655. */
    Optional<StreamTransaction> of(Call call) {
        return call.header("x-arango-trx-id").map(id -> require(call, id));
    }

    /** Those of the call's database and user that are running, oldest first. */
    List<StreamTransaction> running(Call call) {
        List<StreamTransaction> running = new ArrayList<>(byId.values());
        running.removeIf(t -> t.status() != StreamTransaction.Status.RUNNING
                || !t.database().equals(call.database()) || !t.user().equals(call.user()));
        running.sort(Comparator.comparing(StreamTransaction::id));
        return running;
    }

    Instant now() {
        return clock.instant();
    }

    /** Aborts what is idle for too long and forgets what ended long ago. */
    void sweep() {
        Instant now = clock.instant();
        for (StreamTransaction transaction : byId.values()) {
            Duration idle = Duration.between(transaction.lastUse(), now);
            if (transaction.status() != StreamTransaction.Status.RUNNING) {
                byId.computeIfPresent(transaction.id(), (id, t) -> idle.compareTo(REMEMBERED) > 0 ? null : t);
            } else if (idle.compareTo(IDLE) > 0 && !transaction.inUse()) {
                transaction.abort(now);
            }
        }
    }

    /** Aborts all that run. */
    @Override
    public void close() {
        byId.values().stream().filter(t -> t.status() == StreamTransaction.Status.RUNNING)
                .forEach(t -> t.abort(clock.instant()));
    }
}
