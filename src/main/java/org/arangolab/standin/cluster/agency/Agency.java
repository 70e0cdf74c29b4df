package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.arangolab.standin.http.Json;
import org.arangolab.time.Deadline;

/**
 * The agency as its leader serves it: reads what is committed, writes, and waits for a majority. On any other agent
 * everything throws {@link NotServingException}. Thread-safe.
 */
public final class Agency {
    private static final Duration COMMIT = Duration.ofSeconds(10);

    private final Consensus consensus;
    /** Values that are in the leader's memory only. Guarded by the consensus. */
    private AgencyTree transientTree = new AgencyTree();
    /** To which term they belong. */
    private long transientTerm;

    Agency(Consensus consensus) {
        this.consensus = consensus;
    }

    /** Whether this agent may answer. */
    public boolean serving() {
        return consensus.serving();
    }

    private void requireServing() {
        if (!consensus.serving()) {
            throw new NotServingException(consensus.pool().endpoint(consensus.leaderId())
                    .filter(endpoint -> !endpoint.equals(consensus.settings().endpoint())));
        }
    }

    /** Looks at the committed values, which the function must not change. */
    public <T> T look(Function<AgencyTree, T> look) {
        return served(() -> look.apply(consensus.store().committed()));
    }

    /** Looks at the values that are only in memory, which the function must not change. */
    public <T> T lookTransient(Function<AgencyTree, T> look) {
        return served(() -> look.apply(ofThisTerm()));
    }

    private <T> T served(Supplier<T> work) {
        synchronized (consensus) {
            requireServing();
            T result = work.get();
            requireServing(); // the machine may have stood still meanwhile
            return result;
        }
    }

    private AgencyTree ofThisTerm() {
        if (transientTerm != consensus.term()) {
            transientTree = new AgencyTree();
            transientTerm = consensus.term();
        }
        return transientTree;
    }

    ObjectNode read(List<AgencyPath> paths) {
        return look(tree -> tree.read(paths));
    }

    /**
     * Accepts transactions.
     *
     * @return for each its place in the log, 0 when a precondition did not hold
     */
    List<Long> write(List<AgencyTransaction> transactions, WriteMode mode) {
        long term;
        List<Long> places = new ArrayList<>();
        synchronized (consensus) {
            requireServing();
            term = consensus.term();
            transactions.forEach(t -> places.add(consensus.store().accept(t, term)));
            consensus.notifyAll();
        }
        long last = places.stream().mapToLong(Long::longValue).max().orElse(0);
        if (last > 0) {
            consensus.store().log().force(last);
            consensus.advance();
        }
        if (mode == WriteMode.COMMITTED) {
            awaitCommit(last, term);
        }
        return places;
    }

    /** Writes one transaction; whether its preconditions held. */
    public boolean write(JsonNode operations, JsonNode preconditions) {
        JsonNode json = Json.array().add(operations).add(preconditions);
        return write(List.of(AgencyTransaction.of(json)), WriteMode.COMMITTED).get(0) > 0;
    }

    /** Throws when the agent lost its leadership first: nobody knows then what becomes of the entry. */
    private void awaitCommit(long index, long term) {
        Deadline deadline = Deadline.in(COMMIT);
        synchronized (consensus) {
            while (consensus.store().commitIndex() < index) {
                if (consensus.term() != term || consensus.leadership().isEmpty() || deadline.expired()) {
                    throw new NotServingException(Optional.empty());
                }
                sleep(deadline);
            }
            if (consensus.term() != term) {
                throw new NotServingException(Optional.empty());
            }
        }
    }

    private void sleep(Deadline deadline) {
        try {
            TimeUnit.NANOSECONDS.timedWait(consensus, Math.max(1_000_000, deadline.remaining().toNanos()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotServingException(Optional.empty());
        }
    }

    /** The last entry that is committed, as this agent knows it. */
    public long commitIndex() {
        synchronized (consensus) {
            return consensus.store().commitIndex();
        }
    }

    /** The term of the agency. */
    public long term() {
        return consensus.term();
    }

    /**
     * Waits until a deadline, or until this agent leads and something is urgent.
     *
     * @return false when the agent ends
     */
    public boolean awaitDuty(Deadline deadline, BooleanSupplier urgent) {
        synchronized (consensus) {
            while (!consensus.closed() && !deadline.expired() && !(consensus.serving() && urgent.getAsBoolean())) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(consensus, Math.max(1_000_000, deadline.remaining().toNanos()));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return !consensus.closed();
        }
    }

    /** Changes values that are only in memory; whether the conditions held. */
    public boolean writeTransient(Change change) {
        return writeTransient(AgencyTransaction.of(Json.array().add(change.operations()).add(change.preconditions())));
    }

    /** Does a transaction on the values that are only in memory; whether its preconditions held. */
    boolean writeTransient(AgencyTransaction transaction) {
        return served(() -> {
            AgencyTree tree = ofThisTerm();
            boolean holds = tree.allows(transaction.preconditions());
            if (holds) {
                long now = System.currentTimeMillis();
                tree.apply(tree.expiry(now), now);
                tree.apply(transaction.operations(), now);
                consensus.notifyAll();
            }
            return holds;
        });
    }

    ObjectNode readTransient(List<AgencyPath> paths) {
        return lookTransient(tree -> tree.read(paths));
    }

    /** The place of a client's transaction in the log, if it is committed and not forgotten. */
    long inquire(String clientId) {
        return served(() -> consensus.store().log().all().stream()
                .filter(entry -> entry.clientId().equals(clientId)
                        && entry.index() <= consensus.store().commitIndex())
                .mapToLong(LogEntry::index).max().orElse(0));
    }

    /** Removes what has lived long enough. */
    void expire() {
        ObjectNode operations = served(() -> consensus.store().expiry());
        if (!operations.isEmpty()) {
            write(operations, Json.object());
        }
    }

    /**
     * What was committed behind an entry: the entries, or everything when they are forgotten. Waits until there is
     * something.
     */
    ObjectNode news(long after, Deadline deadline) {
        synchronized (consensus) {
            requireServing();
            while (consensus.store().commitIndex() <= after && !deadline.expired()) {
                sleep(deadline);
                requireServing();
            }
            return news(after);
        }
    }

    private ObjectNode news(long after) {
        ReplicatedStore store = consensus.store();
        ObjectNode news = Json.object().put("commitIndex", store.commitIndex());
        if (after < store.log().snapshotIndex() || after > store.commitIndex() || after == 0) {
            news.put("firstIndex", 0);
            news.set("readDB", store.committed().toJson());
            return news;
        }
        news.put("firstIndex", after + 1);
        var log = news.putArray("log");
        store.log().from(after + 1, (int) (store.commitIndex() - after)).forEach(entry -> log.add(entry.toJson()));
        return news;
    }
}
