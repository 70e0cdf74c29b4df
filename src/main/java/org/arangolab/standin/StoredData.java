package org.arangolab.standin;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.arangolab.standin.api.AqlEngine;
import org.arangolab.standin.api.BackupApi;
import org.arangolab.standin.api.ExpirySettings;
import org.arangolab.standin.api.QueryCacheSettings;
import org.arangolab.standin.api.StoredUsers;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.server.DataApi;
import org.arangolab.standin.server.auth.Authenticator;
import org.arangolab.standin.store.FailurePoints;
import org.arangolab.standin.store.Store;

/** The server's data: a store in the data directory and the endpoints over it. */
final class StoredData implements DataApi {
    private final Store store;
    private final Path directory;
    private final FailurePoints failurePoints;
    private final ExpirySettings expiry;
    private final QueryCacheSettings cache;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sweeper");
        thread.setDaemon(true);
        return thread;
    });
    private org.arangolab.standin.api.DataApi endpoints;

    private StoredData(Store store, Setting setting) {
        this.store = store;
        this.directory = setting.directory();
        this.failurePoints = setting.failurePoints();
        this.expiry = ExpirySettings.of(setting.context().options());
        this.cache = QueryCacheSettings.of(setting.context().options());
    }

    /** Opens the store; root gets the password when it is new. */
    static StoredData open(Setting setting) {
        String rootPassword = setting.context().options().text("database.password");
        return new StoredData(Store.open(setting.directory(), rootPassword, setting.failurePoints()), setting);
    }

    @Override
    public void register(Routes routes) {
        endpoints = org.arangolab.standin.api.DataApi.register(routes, store, new AqlEngine(), failurePoints,
                Clock.systemUTC(), expiry, cache);
        new BackupApi(store, directory.resolve("backups"), Clock.systemUTC()).register(routes);
        sweeper.scheduleWithFixedDelay(endpoints::sweep, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public Authenticator authenticator() {
        return new StoredUsers(store);
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
        if (endpoints != null) {
            endpoints.close();
        }
        store.close();
    }
}
