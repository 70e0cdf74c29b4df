package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.http.Json;

/**
 * The results of queries that only read, kept until anything is written to the store. Thread-safe.
 *
 * <p>ArangoDB forgets the results of the collections that are written to; here each commit counts, so that a result may
 * be computed again where ArangoDB would still have it, and is never older than what was written.
 */
final class QueryCache {
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private QueryCacheSettings settings;

    QueryCache(QueryCacheSettings settings) {
        this.settings = settings;
    }

    /** What two queries must have in common to have one result. */
    record Key(String database, String query, ObjectNode bindVars) {
    }

    /** One result. */
    private static final class Entry {
        private final List<byte[]> rows;
        private final List<String> collections;
        private final long epoch;
        private final long bytes;
        private final Instant started;
        private final Duration runTime;
        private long hits;

        Entry(Collection<byte[]> rows, List<String> collections, long epoch, Instant started, Duration runTime) {
            this.rows = List.copyOf(rows);
            this.collections = List.copyOf(collections);
            this.epoch = epoch;
            this.bytes = rows.stream().mapToLong(row -> row.length).sum();
            this.started = started;
            this.runTime = runTime;
        }
    }

    synchronized QueryCacheSettings settings() {
        return settings;
    }

    /** A cache that is off keeps nothing. */
    synchronized void configure(QueryCacheSettings changed) {
        settings = changed;
        if (changed.mode().equals("off")) {
            entries.clear();
        }
        entries.keySet().stream().map(Key::database).distinct().toList().forEach(this::shrink);
    }

    /** The rows that were kept, if nothing was committed since. */
    synchronized Optional<Deque<byte[]>> find(Key key, long epoch) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.epoch != epoch) {
            entries.remove(key);
            return Optional.empty();
        }
        entry.hits++;
        return Optional.of(new ArrayDeque<>(entry.rows));
    }

    /**
     * Keeps a result, unless it is too large.
     *
     * @param epoch the store's before the query began
     */
    synchronized void keep(Key key, Collection<byte[]> rows, List<String> collections, long epoch, Instant started,
                           Duration runTime) {
        Entry entry = new Entry(rows, collections, epoch, started, runTime);
        if (entry.bytes <= settings.maxEntrySize() && !settings.mode().equals("off")) {
            entries.put(key, entry);
            shrink(key.database());
        }
    }

    private void shrink(String database) {
        List<Key> own = entries.keySet().stream().filter(key -> key.database().equals(database)).toList();
        long bytes = own.stream().mapToLong(key -> peek(key).bytes).sum();
        long count = own.size();
        for (Iterator<Key> oldest = own.iterator(); oldest.hasNext()
                && (count > settings.maxResults() || bytes > settings.maxResultsSize()); count--) {
            bytes -= entries.remove(oldest.next()).bytes;
        }
    }

    /** An entry without counting as a use of it. */
    private Entry peek(Key wanted) {
        return entries.entrySet().stream().filter(entry -> entry.getKey().equals(wanted)).findFirst().orElseThrow()
                .getValue();
    }

    synchronized ArrayNode show(String database) {
        ArrayNode all = Json.array();
        entries.forEach((key, entry) -> {
            if (key.database().equals(database)) {
                ObjectNode json = all.addObject().put("hash", Integer.toUnsignedString(key.hashCode()))
                        .put("query", key.query());
                json.set("bindVars", key.bindVars());
                json.put("size", entry.bytes).put("results", entry.rows.size())
                        .put("started", entry.started.truncatedTo(ChronoUnit.SECONDS).toString())
                        .put("hits", entry.hits).put("runTime", entry.runTime.toNanos() / 1e9);
                entry.collections.forEach(json.putArray("dataSources")::add);
            }
        });
        return all;
    }

    synchronized void clear(String database) {
        entries.keySet().removeIf(key -> key.database().equals(database));
    }
}
