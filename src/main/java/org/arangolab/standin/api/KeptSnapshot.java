package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.StoreTransaction;

/** The data of one moment, read piece by piece for a dump. Thread-safe: one piece at a time. */
final class KeptSnapshot implements AutoCloseable {
    private final String id;
    private final Optional<String> user;
    private final StoreTransaction transaction;
    private final Map<String, Iterator<ObjectNode>> readers = new HashMap<>();
    private Duration life;
    private Instant expiry;

    /**
     * One piece.
     *
     * @param lines     one document each, with its line feed
     * @param documents how many
     * @param more      whether there are further ones
     */
    record Piece(byte[] lines, int documents, boolean more) {
    }

    KeptSnapshot(String id, Optional<String> user, Databases store, List<Collection> collections, Duration life,
                 Instant now) {
        this.id = id;
        this.user = user;
        this.transaction = store.beginSnapshot(collections, List.of());
        this.life = life;
        this.expiry = now.plus(life);
    }

    String id() {
        return id;
    }

    boolean belongsTo(Optional<String> caller) {
        return user.equals(caller);
    }

    synchronized void extend(Instant now, Duration newLife) {
        life = newLife;
        expiry = now.plus(life);
    }

    synchronized boolean expired(Instant now) {
        return now.isAfter(expiry);
    }

    /**
     * The next documents of a collection; after the last piece it begins anew.
     *
     * @param bytes     after so many the piece ends
     * @param documents so many at most
     * @param envelope  what is written for a document
     */
    synchronized Piece next(Collection collection, long bytes, long documents, UnaryOperator<ObjectNode> envelope,
                            Instant now) {
        expiry = now.plus(life);
        Iterator<ObjectNode> reader = readers.computeIfAbsent(collection.id(),
                key -> transaction.documents(collection).scan());
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        int count = 0;
        while (reader.hasNext() && lines.size() < bytes && count < documents) {
            lines.writeBytes(Json.bytes(envelope.apply(reader.next())));
            lines.write('\n');
            count++;
        }
        boolean more = reader.hasNext();
        if (!more) {
            readers.remove(collection.id());
        }
        return new Piece(lines.toByteArray(), count, more);
    }

    @Override
    public synchronized void close() {
        readers.clear();
        transaction.close();
    }
}
