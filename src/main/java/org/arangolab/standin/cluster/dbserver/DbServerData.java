package org.arangolab.standin.cluster.dbserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.arangolab.standin.api.DumpEndpoints;
import org.arangolab.standin.cluster.member.Member;
import org.arangolab.standin.cluster.network.SuperuserOnly;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.server.DataApi;
import org.arangolab.standin.server.auth.Authenticator;
import org.arangolab.standin.store.Store;

/** A dbserver: a store whose collections are shards. */
public final class DbServerData implements DataApi {
    /** In the data directory after a life that ended in order: nothing of its last moment is missing. */
    private static final String COMPLETE = "STANDIN-COMPLETE";

    private final Member member;
    private final Store store;
    private final Path complete;
    private final ShardRoutes routes;
    private final PlanExecution execution;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sweeper");
        thread.setDaemon(true);
        return thread;
    });
    private DumpEndpoints dumps;

    private DbServerData(Setting setting) {
        this.member = new Member(setting);
        this.complete = setting.directory().resolve(COMPLETE);
        boolean inOrder = takeMark();
        this.store = Store.open(setting.directory(), "", setting.failurePoints());
        LocalShards shards = new LocalShards(member);
        Replica replica = new Replica(store);
        InSync inSync = new InSync(member);
        ShardLocks locks = new ShardLocks(store);
        ShardSync sync = new ShardSync(store, member, replica);
        this.routes = new ShardRoutes(store, shards, new ShardWrites(store, member, inSync), replica, locks, inSync);
        this.execution = new PlanExecution(store, member, shards, new Leading(member, sync, inSync, inOrder), sync,
                locks);
    }

    /** Opens its shards. */
    public static DbServerData open(Setting setting) {
        return new DbServerData(setting);
    }

    private boolean takeMark() {
        try {
            return Files.deleteIfExists(complete);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + complete, e);
        }
    }

    @Override
    public void register(Routes all) {
        routes.register(all);
        dumps = DumpEndpoints.register(all, store, Clock.systemUTC());
        sweeper.scheduleWithFixedDelay(dumps::sweep, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public Authenticator authenticator() {
        return new SuperuserOnly(database -> store.findDatabase(database).isPresent());
    }

    @Override
    public void join() {
        member.join();
        member.awaitHealth();
        Member.start("maintenance", execution);
    }

    @Override
    public void describe(ObjectNode status) {
        member.describe(status);
        execution.describe(status);
    }

    @Override
    public void leave() {
        execution.close();
        member.leave();
    }

    @Override
    public void close() {
        execution.close();
        sweeper.shutdownNow();
        if (dumps != null) {
            dumps.close();
        }
        member.close();
        store.close();
        try {
            Files.writeString(complete, "");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + complete, e);
        }
    }
}
