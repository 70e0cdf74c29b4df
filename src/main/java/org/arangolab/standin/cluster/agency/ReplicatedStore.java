package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.arangolab.standin.http.Json;

/**
 * The log of an agent and the trees that it leads to: the committed one, and for a leader the one with everything that
 * it accepted. Used under the lock of {@link Consensus}.
 */
final class ReplicatedStore {
    private final ReplicatedLog log;
    private final long compactionStep;
    private final Clock clock;
    /** Told of each committed change: who observes it, and the change. */
    private final BiConsumer<Collection<String>, JsonNode> news;
    private AgencyTree committed;
    private AgencyTree spearhead;
    private long commitIndex;

    ReplicatedStore(ReplicatedLog log, long compactionStep, Clock clock,
                    BiConsumer<Collection<String>, JsonNode> news) {
        this.log = log;
        this.compactionStep = compactionStep;
        this.clock = clock;
        this.news = news;
        restart();
    }

    private void restart() {
        committed = log.tree();
        spearhead = committed;
        commitIndex = log.snapshotIndex();
    }

    ReplicatedLog log() {
        return log;
    }

    long commitIndex() {
        return commitIndex;
    }

    /** What a majority has. */
    AgencyTree committed() {
        return committed;
    }

    /** What the leader accepted. */
    AgencyTree spearhead() {
        return spearhead;
    }

    /** Begins to accept: everything in the log counts. */
    void lead() {
        spearhead = committed.copy();
        log.from(commitIndex + 1, Integer.MAX_VALUE / 2)
                .forEach(entry -> spearhead.apply(entry.operations(), entry.time()));
    }

    /** Accepts a transaction; 0 when a precondition does not hold, else its place in the log. */
    long accept(AgencyTransaction transaction, long term) {
        if (!spearhead.allows(transaction.preconditions())) {
            return 0;
        }
        LogEntry entry = new LogEntry(log.lastIndex() + 1, term, clock.millis(), transaction.clientId(),
                transaction.operations());
        log.append(List.of(entry));
        spearhead.apply(entry.operations(), entry.time());
        return entry.index();
    }

    /** Accepts the begin of a term: an entry that changes nothing. */
    long acceptBegin(long term) {
        return accept(new AgencyTransaction(Json.object(), List.of(), ""), term);
    }

    /** The operations that remove what has lived long enough; empty for nothing. */
    ObjectNode expiry() {
        return spearhead.expiry(clock.millis());
    }

    /** As a follower: makes the log agree with the leader's. */
    AppendReply follow(AppendRequest request, long term) {
        if (!request.snapshot().isMissingNode() && request.prevIndex() > log.lastIndex()) {
            log.install(request.snapshot());
            restart();
        }
        long previous = log.termOf(request.prevIndex());
        if (request.prevIndex() >= log.snapshotIndex() && previous != request.prevTerm()) {
            long position = Math.min(log.lastIndex(), request.prevIndex() - 1);
            return new AppendReply(term, false, Math.max(commitIndex, position));
        }
        append(request.entries());
        long last = request.prevIndex() + request.entries().size();
        log.force(last);
        commitTo(Math.min(request.commit(), last));
        return new AppendReply(term, true, last);
    }

    private void append(List<LogEntry> entries) {
        List<LogEntry> fresh = new ArrayList<>();
        for (LogEntry entry : entries) {
            boolean there = entry.index() <= log.lastIndex() && fresh.isEmpty();
            if (there && entry.index() > log.snapshotIndex() && log.termOf(entry.index()) != entry.term()) {
                log.cut(entry.index());
                there = false;
            }
            if (!there) {
                fresh.add(entry);
            }
        }
        log.append(fresh);
    }

    /** A majority has the log up to here. */
    void commitTo(long index) {
        while (commitIndex < index) {
            LogEntry entry = log.entry(commitIndex + 1);
            Collection<String> observers = committed.observersOf(entry.operations());
            committed.apply(entry.operations(), entry.time());
            commitIndex = entry.index();
            news.accept(observers, entry.operations());
        }
        if (commitIndex - log.snapshotIndex() >= compactionStep) {
            log.compact(commitIndex, committed);
        }
    }

    /** Before which entry count the next snapshot is made. */
    long nextCompaction() {
        return log.snapshotIndex() + compactionStep;
    }
}
