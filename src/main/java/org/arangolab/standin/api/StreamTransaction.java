package org.arangolab.standin.api;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.Permission;
import org.arangolab.standin.store.StoreTransaction;

/**
 * A transaction that a client keeps open over several requests. Each request has it to itself for its duration; another
 * one waits. It moves from {@code running} to {@code committed} or {@code aborted}, once.
 */
final class StreamTransaction {
    /** Where it stands; the words of the HTTP interface. */
    enum Status {
        RUNNING, COMMITTED, ABORTED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final String id;
    private final String database;
    private final Optional<String> user;
    private final StoreTransaction transaction;
    private final TransactionDeclaration declaration;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile Status status = Status.RUNNING;
    private volatile Instant lastUse;

    StreamTransaction(String id, String database, Optional<String> user, StoreTransaction transaction,
                      TransactionDeclaration declaration, Instant now) {
        this.id = id;
        this.database = database;
        this.user = user;
        this.transaction = transaction;
        this.declaration = declaration;
        this.lastUse = now;
    }

    String id() {
        return id;
    }

    String database() {
        return database;
    }

    Optional<String> user() {
        return user;
    }

    Status status() {
        return status;
    }

    /** When its last request ended, or when it ended itself. */
    Instant lastUse() {
        return lastUse;
    }

    boolean inUse() {
        return turn.isLocked();
    }

    /** Runs one request's work; 410/1654 when it was aborted, 404/1655 when it was committed. */
    <T> T use(Instant now, Function<StoreTransaction, T> work) {
        turn.lock();
        try {
            requireRunning();
            return work.apply(transaction);
        } finally {
            lastUse = now;
            turn.unlock();
        }
    }

    private void requireRunning() {
        if (status == Status.ABORTED) {
            throw new ArangoException(ErrorCode.TRANSACTION_ABORTED);
        }
        if (status == Status.COMMITTED) {
            throw new ArangoException(ErrorCode.TRANSACTION_NOT_FOUND,
                    "transaction '" + id + "' was already committed");
        }
    }

    /** Throws 400/1652 when the transaction did not say at its begin that it would use the collection so. */
    void requireDeclared(Collection collection, Permission needed) {
        Set<String> declared = needed == Permission.RW ? declaration.writes() : declaration.all();
        boolean fine = declared.contains(collection.id()) || needed == Permission.RO && declaration.allowImplicit();
        if (!fine) {
            throw new ArangoException(ErrorCode.TRANSACTION_UNREGISTERED_COLLECTION,
                    ErrorCode.TRANSACTION_UNREGISTERED_COLLECTION.text() + ": " + collection.name());
        }
    }

    /** Makes its writes visible; again on a committed one changes nothing. */
    void commit(Instant now) {
        turn.lock();
        try {
            if (status == Status.COMMITTED) {
                return;
            }
            requireRunning();
            status = Status.ABORTED;
            transaction.commit(declaration.waitForSync());
            status = Status.COMMITTED;
        } finally {
            transaction.rollback();
            lastUse = now;
            turn.unlock();
        }
    }

    /** Undoes its writes; again on an aborted one changes nothing. */
    void abort(Instant now) {
        turn.lock();
        try {
            if (status == Status.COMMITTED) {
                throw new ArangoException(ErrorCode.TRANSACTION_DISALLOWED_OPERATION,
                        "transaction '" + id + "' was already committed");
            }
            status = Status.ABORTED;
            transaction.rollback();
        } finally {
            lastUse = now;
            turn.unlock();
        }
    }
}
