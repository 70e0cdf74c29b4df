package org.arangolab.standin.api;

import java.time.Clock;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.FailurePoints;

/**
 * All data endpoints over one store: the one thing that a server registers. It keeps the open cursors and stream
 * transactions; {@link #sweep} is to be called now and then, every second or so, and {@link #close} before the store is
 * closed.
 */
public final class DataApi implements AutoCloseable {
    private final StreamTransactions transactions;
    private final Cursors cursors;
    private final KeptSnapshots snapshots;
    private final Expiry expiry;

    private DataApi(StreamTransactions transactions, Cursors cursors, KeptSnapshots snapshots, Expiry expiry) {
        this.transactions = transactions;
        this.cursors = cursors;
        this.snapshots = snapshots;
        this.expiry = expiry;
    }

    /**
     * Adds the routes.
     *
     * @param routes        where to
     * @param store         the open store
     * @param engine        runs queries
     * @param failurePoints asked by imports, queries and cursors; the store has its own
     * @param clock         for the life of cursors, transactions and documents
     * @param settings      how documents are removed whose time is over
     * @param cacheSettings which results of queries are kept
     */
    public static DataApi register(Routes routes, Databases store, QueryEngine engine, FailurePoints failurePoints,
                                   Clock clock, ExpirySettings settings, QueryCacheSettings cacheSettings) {
        Guard guard = new Guard(store);
        StreamTransactions transactions = new StreamTransactions(store, clock);
        Scope scope = new Scope(store, transactions);
        RunningQueries queries = new RunningQueries(clock, store::nextId, failurePoints);
        Cursors cursors = new Cursors(clock, store::nextId, failurePoints);
        Analyzers analyzers = new Analyzers(store);
        new DatabaseApi(store, guard).register(routes);
        new CollectionApi(store, guard, scope).register(routes);
        new DocumentApi(guard, scope).register(routes);
        Graphs graphs = new Graphs(store);
        new GraphApi(store, guard, graphs).register(routes);
        new GraphElementApi(guard, scope, graphs).register(routes);
        new AnalyzerApi(store, guard, analyzers).register(routes);
        new ViewApi(store, guard, analyzers).register(routes);
        new EdgesApi(guard, scope).register(routes);
        new TaskApi().register(routes);
        new ImportApi(guard, scope, failurePoints).register(routes);
        new IndexApi(store, guard, scope, analyzers).register(routes);
        new UserApi(store, guard).register(routes);
        new AccessTokenApi(store, guard, clock).register(routes);
        new PermissionApi(store, guard).register(routes);
        new TransactionApi(guard, transactions).register(routes);
        QueryCache cache = new QueryCache(cacheSettings);
        new QueryCacheApi(guard, cache).register(routes);
        new CursorApi(new QueryRunner(store, guard, transactions, engine, queries, cache), cursors).register(routes);
        new AqlApi(engine, queries).register(routes);
        KeptSnapshots snapshots = new KeptSnapshots(store, clock);
        new ReplicationApi(guard, snapshots).register(routes);
        new DumpApi(guard, snapshots).register(routes);
        new RestoreApi(store, guard, scope).register(routes);
        Expiry expiry = new Expiry(store, engine, clock, settings);
        new ExpiryApi(expiry, guard).register(routes);
        return new DataApi(transactions, cursors, snapshots, expiry);
    }

    /** Closes cursors and aborts transactions that nobody used for too long, removes documents whose time is over. */
    public void sweep() {
        cursors.sweep();
        transactions.sweep();
        snapshots.sweep();
        expiry.sweep();
    }

    /** Closes all cursors and aborts all transactions. */
    @Override
    public void close() {
        cursors.close();
        transactions.close();
        snapshots.close();
    }
}
