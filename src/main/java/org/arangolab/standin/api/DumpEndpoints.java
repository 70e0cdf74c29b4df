package org.arangolab.standin.api;

import java.time.Clock;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Databases;

/** What a dbserver offers for dumps of its shards: snapshots, kept as on a single server. */
public final class DumpEndpoints implements AutoCloseable {
    private final KeptSnapshots snapshots;

    private DumpEndpoints(KeptSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** Adds the routes. */
    public static DumpEndpoints register(Routes routes, Databases store, Clock clock) {
        Guard guard = new Guard(store);
        KeptSnapshots snapshots = new KeptSnapshots(store, clock);
        new ReplicationApi(guard, snapshots).register(routes);
        new DumpApi(guard, snapshots).register(routes);
        return new DumpEndpoints(snapshots);
    }

    /** Closes what was not used for too long; to be called now and then. */
    public void sweep() {
        snapshots.sweep();
    }

    @Override
    public void close() {
        snapshots.close();
    }
}
