package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.log.Level;
import org.arangolab.standin.server.log.ServerLog;
import org.arangolab.time.Ticker;

/**
 * One agent's part in the agreement: Raft, with trial votes, so that an agent that was cut off does not disturb the
 * others when it comes back, and with a lease, so that a leader that was cut off or suspended does not answer from an
 * old state. A leader acts only while a majority has confirmed it a short time ago; followers refuse to vote for longer
 * than that. Thread-safe: everything happens under this object's monitor, and each change wakes who waits on it.
 */
final class Consensus {
    /** What an agent is to the others. */
    enum Role { FOLLOWER, CANDIDATE, LEADER }

    private static final int EAGER_TRIES = 40;
    private static final long EAGER_PAUSE = 50_000_000;

    private final AgentSettings settings;
    private final Pool pool;
    private final Ballot ballot;
    private final ReplicatedStore store;
    private final ServerLog serverLog;
    private final Ticker ticker;
    /** Nothing was ever agreed here: nobody's lease can be broken by a vote. */
    private final boolean pristine;
    private Role role = Role.FOLLOWER;
    private String leaderId = "";
    private Leadership leadership;
    /** When a leader was heard of last. */
    private long heardAt;
    /** Since when this agent is patient, and for how many nanoseconds. */
    private long patientSince;
    private long patience;
    /** How often the first agent of a new agency may stand without patience. */
    private int eagerTries;
    private boolean closed;

    Consensus(AgentSettings settings, Pool pool, Ballot ballot, ReplicatedStore store, ServerLog serverLog,
              Ticker ticker) {
        this.settings = settings;
        this.pool = pool;
        this.ballot = ballot;
        this.store = store;
        this.serverLog = serverLog;
        this.ticker = ticker;
        this.pristine = ballot.term() == 0;
        this.eagerTries = pristine ? EAGER_TRIES : 0;
        // After a restart this agent may have confirmed a leader a moment ago.
        this.heardAt = pristine ? ticker.nanos() - settings.electionMin().toNanos() : ticker.nanos();
        bePatient();
    }

    AgentSettings settings() {
        return settings;
    }

    Pool pool() {
        return pool;
    }

    /** To be used under this object's monitor. */
    ReplicatedStore store() {
        return store;
    }

    synchronized long term() {
        return ballot.term();
    }

    synchronized Role role() {
        return role;
    }

    /** The leader's id, empty when there is none that is known. */
    synchronized String leaderId() {
        return role == Role.LEADER && !serving() ? "" : leaderId;
    }

    /** The leadership while this agent leads, whether it may act or not. */
    synchronized Optional<Leadership> leadership() {
        return Optional.ofNullable(leadership);
    }

    /** Whether this agent leads and may act: its first entry is committed, and a majority confirms it. */
    synchronized boolean serving() {
        return leadership != null && store.commitIndex() >= leadership.begin() && leadership.leased(ticker.nanos());
    }

    synchronized boolean closed() {
        return closed;
    }

    long now() {
        return ticker.nanos();
    }

    /** Ends all waits. */
    synchronized void close() {
        closed = true;
        follow(ballot.term(), "");
    }

    // --- votes -----------------------------------------------------------------------------------------------------

    /** Nanoseconds until this agent should want to lead; 0 for now. */
    synchronized long untilCandidacy() {
        boolean eager = eagerTries > 0 && ballot.term() == 0 && pool.first();
        long wait = !eager ? patience : eagerTries == EAGER_TRIES ? 0 : EAGER_PAUSE;
        return Math.max(0, patientSince + wait - ticker.nanos());
    }

    private void bePatient() {
        long min = settings.electionMin().toNanos();
        long spread = (settings.electionMax().toNanos() - min) / 4;
        patientSince = ticker.nanos();
        patience = min + ThreadLocalRandom.current().nextLong(Math.max(1, spread));
    }

    /** What this agent would ask, or does ask, the others. A real candidacy begins a term with a vote for itself. */
    synchronized VoteRequest candidacy(boolean trial) {
        bePatient();
        eagerTries--;
        if (!trial) {
            ballot.set(ballot.term() + 1, settings.id());
            leaderId = "";
            enter(Role.CANDIDATE);
        }
        long term = trial ? ballot.term() + 1 : ballot.term();
        return new VoteRequest(term, settings.id(), store.log().lastIndex(), store.log().lastTerm(), trial);
    }

    /** Whether this agent votes for another one. */
    synchronized boolean vote(VoteRequest request) {
        boolean settled = leadership != null ? leadership.leased(ticker.nanos())
                : ticker.nanos() - heardAt < settings.electionMin().toNanos();
        if (settled || request.term() < ballot.term() || !pool.contains(request.candidate())) {
            return false;
        }
        boolean complete = request.lastTerm() > store.log().lastTerm()
                || request.lastTerm() == store.log().lastTerm() && request.lastIndex() >= store.log().lastIndex();
        if (request.trial()) {
            return complete && request.term() > ballot.term();
        }
        if (request.term() > ballot.term()) {
            follow(request.term(), "");
        }
        boolean free = ballot.votedFor().isEmpty() || ballot.votedFor().equals(request.candidate());
        if (complete && free) {
            ballot.set(ballot.term(), request.candidate());
            bePatient();
        }
        return complete && free;
    }

    /** Enough others voted for this agent in a term: it leads, if that is still the term. */
    synchronized boolean lead(long term) {
        if (role != Role.CANDIDATE || ballot.term() != term || closed) {
            return false;
        }
        store.lead();
        long begin = store.acceptBegin(term);
        leadership = new Leadership(term, begin, pool.others().keySet(), settings, ticker.nanos());
        leaderId = settings.id();
        enter(Role.LEADER);
        return true;
    }

    /** A higher term was heard of. */
    synchronized void hear(long term) {
        if (term > ballot.term()) {
            follow(term, "");
        }
    }

    /** Gives up leading when no majority confirmed it for a while. */
    synchronized void resignUnconfirmed() {
        long now = ticker.nanos();
        if (leadership != null && now - leadership.confirmedAt(now) > 2 * settings.electionMin().toNanos()) {
            serverLog.log(Level.WARNING, "agency", "6b6e8", settings.id() + " heard of no majority for "
                    + 2 * settings.electionMin().toMillis() + " ms and leads no more");
            follow(ballot.term(), "");
        }
    }

    private void follow(long term, String leader) {
        if (term > ballot.term()) {
            ballot.set(term, "");
        }
        leadership = null;
        leaderId = leader;
        enter(Role.FOLLOWER);
    }

    private void enter(Role next) {
        if (role != next) {
            role = next;
            bePatient();
            serverLog.log(Level.INFO, "agency", "f370f", "Set _role to " + next + " in term " + ballot.term());
        }
        notifyAll();
    }

    // --- the log ---------------------------------------------------------------------------------------------------

    /** A leader's message. */
    synchronized AppendReply append(AppendRequest request) {
        if (request.term() < ballot.term() || !pool.contains(request.leader()) || closed) {
            return new AppendReply(ballot.term(), false, store.log().lastIndex());
        }
        if (request.term() > ballot.term() || role != Role.FOLLOWER || !leaderId.equals(request.leader())) {
            follow(request.term(), request.leader());
        }
        heardAt = ticker.nanos();
        bePatient();
        AppendReply reply = store.follow(request, ballot.term());
        notifyAll();
        return reply;
    }

    /** What a follower lacks, as a message. */
    synchronized AppendRequest message(Leadership led, Progress follower) {
        ReplicatedLog log = store.log();
        boolean behind = follower.next() <= log.snapshotIndex();
        long previous = behind ? log.snapshotIndex() : follower.next() - 1;
        return new AppendRequest(led.term(), settings.id(), previous, log.termOf(previous), store.commitIndex(),
                log.from(previous + 1, settings.appendSize()), behind ? log.snapshot()
                : MissingNode.getInstance());
    }

    /** A follower's answer. */
    synchronized void answered(Leadership led, Progress follower, AppendReply reply, long sentAt) {
        if (reply.term() > ballot.term()) {
            follow(reply.term(), "");
        } else if (led == leadership) {
            follower.answered(reply, sentAt);
            advance();
        }
    }

    /** Commits what a majority has. */
    synchronized void advance() {
        if (leadership == null) {
            return;
        }
        boolean wasServing = store.commitIndex() >= leadership.begin();
        long agreed = leadership.agreed(store.log().forced());
        if (agreed > store.commitIndex() && store.log().termOf(agreed) == leadership.term()) {
            store.commitTo(agreed);
            notifyAll();
        }
        if (!wasServing && store.commitIndex() >= leadership.begin()) {
            serverLog.log(Level.INFO, "agency", "a66dc", settings.id() + " rebuilt key-value stores - serving.");
        }
    }

    /** {@code lastAcked} of the configuration; empty unless this agent leads. */
    synchronized ObjectNode lastAcked() {
        return leadership == null ? Json.object()
                : leadership.lastAcked(ticker.nanos());
    }
}
