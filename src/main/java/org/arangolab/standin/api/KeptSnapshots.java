package org.arangolab.standin.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.Databases;

/** The snapshots that clients keep open, until they close them or forget them for too long. Thread-safe. */
final class KeptSnapshots implements AutoCloseable {
    private final Databases store;
    private final Clock clock;
    private final Map<String, KeptSnapshot> open = new ConcurrentHashMap<>();

    KeptSnapshots(Databases store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Keeps the data of this moment; {@code prefix} and a number are its id. */
    KeptSnapshot keep(String prefix, Optional<String> user, List<Collection> collections, Duration life) {
        KeptSnapshot snapshot = new KeptSnapshot(prefix + store.nextId(), user, store, collections, life, now());
        open.put(snapshot.id(), snapshot);
        return snapshot;
    }

    Instant now() {
        return clock.instant();
    }

    /** One by id; 404 when it is not there or another user's. */
    KeptSnapshot find(String id, Optional<String> user) {
        return Optional.ofNullable(open.get(id)).filter(snapshot -> snapshot.belongsTo(user))
                .orElseThrow(() -> new ArangoException(ErrorCode.HTTP_NOT_FOUND, "requested dump context not found"));
    }

    boolean has(String id) {
        return open.containsKey(id);
    }

    /** Closes one. */
    void drop(String id, Optional<String> user) {
        find(id, user);
        KeptSnapshot dropped = open.remove(id);
        if (dropped != null) {
            dropped.close();
        }
    }

    /** Closes those that were not used for too long. */
    void sweep() {
        Instant now = now();
        open.values().removeIf(snapshot -> {
            boolean old = snapshot.expired(now);
            if (old) {
                snapshot.close();
            }
            return old;
        });
    }

    @Override
    public void close() {
        open.values().forEach(KeptSnapshot::close);
        open.clear();
    }
}
