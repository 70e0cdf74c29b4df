package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.Database;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.IndexDefinition;
import org.arangolab.standin.store.QueryScope;

/**
 * Removes documents whose time is over: those under a {@code ttl} index whose attribute, a number of seconds since
 * 1970 or a text with a date, lies {@code expireAfter} seconds back. Thread-safe.
 */
final class Expiry {
    private static final String REMOVAL = "FOR d IN @@collection LET at = IS_STRING(d.@field) ? "
            + "DATE_TIMESTAMP(d.@field) : (IS_NUMBER(d.@field) ? d.@field * 1000 : null) "
            + "FILTER at != null && at >= 0 && at <= @stamp SORT at LIMIT @limit "
            + "REMOVE d IN @@collection OPTIONS {ignoreErrors: true} RETURN 1";

    private final Databases store;
    private final QueryEngine engine;
    private final Clock clock;
    private ExpirySettings settings;
    private Instant next;
    private long runs;
    private long removed;
    private long limitReached;

    Expiry(Databases store, QueryEngine engine, Clock clock, ExpirySettings settings) {
        this.store = store;
        this.engine = engine;
        this.clock = clock;
        this.settings = settings;
        this.next = clock.instant().plus(settings.frequency());
    }

    synchronized ExpirySettings settings() {
        return settings;
    }

    synchronized void configure(ExpirySettings changed) {
        settings = changed;
        next = clock.instant().plus(changed.frequency());
    }

    synchronized ObjectNode statistics() {
        return Json.object().put("runs", runs).put("documentsRemoved", removed).put("limitReached", limitReached);
    }

    /** Removes what is due, when it is time for that. */
    synchronized void sweep() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(settings.frequency());
        runs++;
        long left = settings.maxTotalRemoves();
        for (Database database : store.databases()) {
            for (Collection collection : database.collections()) {
                left -= of(database, collection, now, Math.min(left, settings.maxCollectionRemoves()));
            }
        }
        limitReached += left <= 0 ? 1 : 0;
    }

    private long of(Database database, Collection collection, Instant now, long limit) {
        Optional<IndexDefinition> index = collection.properties().indexes().stream()
                .filter(candidate -> candidate.type().equals("ttl")).findFirst();
        if (index.isEmpty() || limit <= 0) {
            return 0;
        }
        double stamp = now.toEpochMilli() - index.get().details().path("expireAfter").asDouble() * 1000;
        ObjectNode values = Json.object().put("@collection", collection.name()).put("stamp", stamp)
                .put("limit", limit).put("field", index.get().fields().get(0));
        try {
            long gone = remove(database, collection, engine.prepare(REMOVAL, values));
            removed += gone;
            return gone;
        } catch (ArangoException e) {
            return 0; // somebody else works on these documents, or the collection went away: the next run looks again
        }
    }

    private long remove(Database database, Collection collection, QueryEngine.Prepared removal) {
        try (QueryScope scope = store.beginQuery(database, Optional.empty(), (used, needed) -> {
        }, List.of(collection))) {
            QueryEngine.Running running = removal.run(scope.data(),
                    new QueryEngine.Options(false, false, 0, () -> false));
            long count = 0;
            for (var rows = running.rows(); rows.hasNext(); rows.next()) {
                count++;
            }
            scope.commit(false);
            return count;
        }
    }
}
